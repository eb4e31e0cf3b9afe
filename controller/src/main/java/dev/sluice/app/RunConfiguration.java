package dev.sluice.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How `sluice run` behaves: from flags, the environment (`SLUICE_ECHO=true`) or a configuration
/// file, in this order.
///
/// @param roots directories and files with objects
/// @param echo whether Services without endpoints are answered by the echo backend
/// @param envoy path of the binary; `auto` to find or fetch it, `none` to start none
/// @param portOffset added to listener ports below 1024
/// @param bindAddress literal IP address that Envoy binds
/// @param controllerName classes with this controllerName are ours
/// @param drainTime how long connections of a removed listener may finish
/// @param concurrency Envoy's worker threads; one for each core when absent
@ConfigurationProperties("sluice")
public record RunConfiguration(
    List<Path> roots,
    @Bindable(defaultValue = "false") boolean echo,
    @Bindable(defaultValue = AUTO) String envoy,
    @Bindable(defaultValue = "10000") int portOffset,
    @Bindable(defaultValue = "0.0.0.0") String bindAddress,
    @Bindable(defaultValue = "sluice.dev/gateway-controller") String controllerName,
    @Bindable(defaultValue = "5s") Duration drainTime,
    @Nullable Integer concurrency) {

  /// Find Envoy, or fetch it.
  public static final String AUTO = "auto";

  /// Start no Envoy: the user brings one.
  public static final String NONE = "none";
}
