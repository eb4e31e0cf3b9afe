package dev.sluice.features;

import static io.cucumber.junit.platform.engine.Constants.FILTER_TAGS_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// The scenarios that need the packaged program, Envoy and nothing else.
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features.standalone")
@ConfigurationParameter(key = FILTER_TAGS_PROPERTY_NAME, value = "@standalone")
@ConfigurationParameter(
    key = GLUE_PROPERTY_NAME,
    value = "dev.sluice.features.steps,dev.sluice.features.client")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/scenarios.html")
final class StandaloneScenarios {}
