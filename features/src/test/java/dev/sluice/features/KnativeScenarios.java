package dev.sluice.features;

import static io.cucumber.junit.platform.engine.Constants.FILTER_TAGS_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_FIXED_MAX_POOL_SIZE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// The scenarios that need Knative Serving in a cluster. Its programs take minutes to build, so
/// that they run only where they are asked for, by the profile `knative`. Most of their time they
/// wait for pods, so more of them run side by side.
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features.knative")
@ConfigurationParameter(key = FILTER_TAGS_PROPERTY_NAME, value = "@knative")
@ConfigurationParameter(
    key = GLUE_PROPERTY_NAME,
    value =
        "dev.sluice.features.knative,dev.sluice.features.cluster.steps,dev.sluice.features.client")
@ConfigurationParameter(key = PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME, value = "4")
@ConfigurationParameter(key = PARALLEL_CONFIG_FIXED_MAX_POOL_SIZE_PROPERTY_NAME, value = "4")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/knative-scenarios.html")
final class KnativeScenarios {}
