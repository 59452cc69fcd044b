package dev.banyan.storefront.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Paints a small PNG in the colours of a product. Written by hand because the JDK's own writer
 * would load its whole desktop library for a few hundred bytes.
 */
final class PictureThumbnail {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS_PER_CHANNEL = 8;
    private static final byte TRUE_COLOUR = 2;

    private PictureThumbnail() {}

    static byte[] paint(Palette colours) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
        header.put(BITS_PER_CHANNEL).put(TRUE_COLOUR);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", deflate(pixels(colours))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] pixels(Palette colours) {
        ByteBuffer rows = ByteBuffer.allocate(HEIGHT * (1 + WIDTH * 3));
        for (int y = 0; y < HEIGHT; y++) {
            rows.put((byte) 0); // the row's filter: none
            for (int x = 0; x < WIDTH; x++) {
                int colour = colourAt(x, y, colours);
                rows.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        return rows.array();
    }

    private static int colourAt(int x, int y, Palette colours) {
        int fromMiddle = (x - WIDTH / 2) * (x - WIDTH / 2) + (y - HEIGHT / 2) * (y - HEIGHT / 2);
        if (fromMiddle < 14 * 14) {
            return colours.accent();
        }
        return x + y < (WIDTH + HEIGHT) / 2 ? colours.light() : colours.dark();
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            byte[] buffer = new byte[data.length];
            int length = deflater.deflate(buffer);
            return ByteBuffer.allocate(length).put(buffer, 0, length).array();
        } finally {
            deflater.end();
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }
}
