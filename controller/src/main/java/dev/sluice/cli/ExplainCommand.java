package dev.sluice.cli;

import dev.sluice.explain.Explainer;
import dev.sluice.explain.Explanation;
import dev.sluice.explain.Inquiry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells why a request is answered as it is.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tell which listener, route, rule and backend answer a request, and why not others.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice explain 'GET https://shop.example.com/cart'                  # asks the running"
          + " Sluice",
      "  sluice explain -f my-routes/ 'GET http://shop.example.com/' -H 'x-version: two'",
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "REQUEST",
      description = "A method and a URL, in one argument; GET when there is no method.")
  private String request = "";

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'NAME: VALUE'",
      description = "A header of the request. May be repeated.")
  private List<String> headers = List.of();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      description = "Explain from files instead of the running Sluice. May be repeated.")
  private List<Path> paths = List.of();

  @Option(
      names = "--gateway",
      paramLabel = "NAMESPACE/NAME",
      description = "The Gateway that the request is sent to. Default: the one that takes it.")
  private String gateway = "";

  @Mixin private AnswerOption answer = new AnswerOption();

  @Override
  public Integer call() {
    var inquiry = inquiry();
    answer.print(
        paths.isEmpty() ? answer.ask("/explain", "", question()) : render(explain(inquiry)));
    return 0;
  }

  private Inquiry inquiry() {
    try {
      return Inquiry.parse(request, headers);
    } catch (IllegalArgumentException unreadable) {
      throw new UserFacingException(String.valueOf(unreadable.getMessage()));
    }
  }

  private Explanation explain(Inquiry inquiry) {
    var files = new FilesOption();
    files.paths = paths;
    var plane = files.controlPlane(files.read());
    return gateway.isEmpty()
        ? Explainer.explain(plane, inquiry)
        : Explainer.explain(plane, gateway, inquiry);
  }

  private String render(Explanation explanation) {
    return answer.render(explanation.text(), explanation.tree());
  }

  private String question() {
    var fields =
        headers.stream().map(header -> "&header=" + encode(header)).collect(Collectors.joining());
    return "?request=" + encode(request) + "&gateway=" + encode(gateway) + fields;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
