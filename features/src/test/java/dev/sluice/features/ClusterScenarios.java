package dev.sluice.features;

import static io.cucumber.junit.platform.engine.Constants.FILTER_TAGS_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// The scenarios that need a Kubernetes cluster. Where none can be had they are skipped, and the
/// reason is printed.
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features.cluster")
@ConfigurationParameter(key = FILTER_TAGS_PROPERTY_NAME, value = "@cluster")
@ConfigurationParameter(
    key = GLUE_PROPERTY_NAME,
    value = "dev.sluice.features.cluster.steps,dev.sluice.features.client")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/cluster-scenarios.html")
final class ClusterScenarios {}
