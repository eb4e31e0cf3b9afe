package dev.sluice.standalone;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.util.List;

/// Sets up a new connection: HTTP/2 if it begins with that protocol's preface, else HTTP/1.1.
final class EchoConnection extends ChannelInitializer<Channel> {
  private final EchoService service;

  EchoConnection(EchoService service) {
    this.service = service;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(new ProtocolChoice());
  }

  private void speakHttp1(ChannelPipeline pipeline) {
    pipeline.addLast(
        new HttpServerCodec(),
        new HttpServerKeepAliveHandler(),
        new HttpServerExpectContinueHandler(),
        new EchoRequests(service, "HTTP/1.1"));
  }

  private void speakHttp2(ChannelPipeline pipeline) {
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer().build(), new Http2MultiplexHandler(new Streams()));
  }

  /// Reads only as far as the first byte that differs from the preface.
  private final class ProtocolChoice extends ByteToMessageDecoder {
    private final ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      var length = Math.min(in.readableBytes(), preface.readableBytes());
      if (!ByteBufUtil.equals(in, in.readerIndex(), preface, preface.readerIndex(), length)) {
        speakHttp1(context.pipeline());
        context.pipeline().remove(this);
      } else if (length == preface.readableBytes()) {
        speakHttp2(context.pipeline());
        context.pipeline().remove(this);
      }
    }
  }

  private final class Streams extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream
          .pipeline()
          .addLast(
              new Http2StreamFrameToHttpObjectCodec(true), new EchoRequests(service, "HTTP/2.0"));
    }
  }
}
