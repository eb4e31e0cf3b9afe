package dev.sluice.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Optional;
import org.slf4j.Logger;

/// Logs to standard error, one line each with its keys and values. `SLUICE_LOG_LEVEL` sets the
/// level of our own loggers, and `SLUICE_LOG_FORMAT=json` makes each line a JSON object.
///
/// Written out instead of read from a file: the file costs a tenth of the start-up.
public final class LogConfiguration extends ContextAwareBase implements Configurator {

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg %kvp%n%ex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(standardError(context));
    var own = Level.toLevel(Optional.ofNullable(System.getenv("SLUICE_LOG_LEVEL")).orElse("INFO"));
    context.getLogger("dev.sluice").setLevel(own);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
    var encoder = "json".equals(System.getenv("SLUICE_LOG_FORMAT")) ? json() : text();
    encoder.setContext(context);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static EncoderBase<ILoggingEvent> text() {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(PATTERN);
    return encoder;
  }

  /// With the message as people read it, without what is the same on every line.
  private static EncoderBase<ILoggingEvent> json() {
    var encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMarkers(false);
    encoder.setWithMDC(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }
}
