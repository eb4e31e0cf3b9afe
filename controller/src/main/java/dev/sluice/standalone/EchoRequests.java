package dev.sluice.standalone;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers the requests of one HTTP/1.1 connection or the request of one HTTP/2 stream. Bodies are
/// read and thrown away, so that uploads of any size cost nothing.
@SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is closed by Netty
final class EchoRequests extends SimpleChannelInboundHandler<HttpObject> {
  private final EchoService service;
  private final String protocol;
  private @Nullable HttpRequest current;

  EchoRequests(EchoService service, String protocol) {
    this.service = service;
    this.protocol = protocol;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest request) {
      current = request;
    }
    var request = current;
    if (part instanceof LastHttpContent && request != null) {
      current = null;
      answer(context, request);
    }
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    if (isWebSocket(request)) {
      upgrade(context, request);
      return;
    }
    var echo = Echo.of(request, protocol, service);
    var response = response(request, echo);
    context
        .executor()
        .schedule(() -> context.writeAndFlush(response), echo.delayMillis(), TimeUnit.MILLISECONDS);
  }

  private static FullHttpResponse response(HttpRequest request, Echo echo) {
    var json = echo.body().bytes();
    var status = HttpResponseStatus.valueOf(echo.status());
    var content = hasBody(request, status) ? Unpooled.wrappedBuffer(json) : Unpooled.EMPTY_BUFFER;
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
    echo.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    if (status.code() != 204) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, json.length);
    }
    return response;
  }

  private static boolean hasBody(HttpRequest request, HttpResponseStatus status) {
    var code = status.code();
    return !request.method().equals(HttpMethod.HEAD) && code != 204 && code != 304;
  }

  private static boolean isWebSocket(HttpRequest request) {
    return request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  private void upgrade(ChannelHandlerContext context, HttpRequest request) {
    var whole =
        new DefaultFullHttpRequest(
            request.protocolVersion(),
            request.method(),
            request.uri(),
            Unpooled.EMPTY_BUFFER,
            request.headers(),
            EmptyHttpHeaders.INSTANCE);
    var handshaker =
        new WebSocketServerHandshakerFactory(request.uri(), null, true).newHandshaker(whole);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    context.pipeline().addLast(new EchoFrames(handshaker));
    handshaker.handshake(context.channel(), whole);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
