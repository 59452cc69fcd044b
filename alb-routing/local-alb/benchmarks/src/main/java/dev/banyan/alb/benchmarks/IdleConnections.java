package dev.banyan.alb.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many clients that do nothing: half of them never send a byte, half stop in the middle of a request's head. */
final class IdleConnections {

    private IdleConnections() {}

    /** Opens connections, then waits for the end of its input; the arguments are the port and how many. */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        List<SocketChannel> open = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            SocketChannel channel = SocketChannel.open(address);
            if (number % 2 == 0) {
                int unused = channel.write(
                        ByteBuffer.wrap("GET /server HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII)));
            }
            open.add(channel);
        }
        System.out.println("open " + open.size());
        int unused = System.in.read();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
