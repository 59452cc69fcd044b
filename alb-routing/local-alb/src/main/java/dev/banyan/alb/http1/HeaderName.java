package dev.banyan.alb.http1;

/** The header names that mean something to a load balancer, as small numbers to switch on. */
public final class HeaderName {

    public static final int OTHER = 0;
    public static final int CONNECTION = 1;
    public static final int CONTENT_ENCODING = 2;
    public static final int CONTENT_LENGTH = 3;
    public static final int CONTENT_TYPE = 4;
    public static final int DATE = 5;
    public static final int EXPECT = 6;
    public static final int HOST = 7;
    public static final int KEEP_ALIVE = 8;
    public static final int PROXY_CONNECTION = 9;
    public static final int SERVER = 10;
    public static final int TE = 11;
    public static final int TRANSFER_ENCODING = 12;
    public static final int UPGRADE = 13;
    public static final int USER_AGENT = 14;
    public static final int X_AMZN_TRACE_ID = 15;
    /** Any name that starts with {@code x-banyan-}, which only this load balancer may set. */
    public static final int X_BANYAN = 16;

    public static final int X_FORWARDED_FOR = 17;
    public static final int X_FORWARDED_PORT = 18;
    public static final int X_FORWARDED_PROTO = 19;

    private static final byte[] BANYAN_PREFIX = Ascii.bytes("x-banyan-");

    /** Candidates by the length of the name, so that most names are told apart without comparing any text. */
    private static final Candidate[][] BY_LENGTH = byLength(
            new Candidate("connection", CONNECTION),
            new Candidate("content-encoding", CONTENT_ENCODING),
            new Candidate("content-length", CONTENT_LENGTH),
            new Candidate("content-type", CONTENT_TYPE),
            new Candidate("date", DATE),
            new Candidate("expect", EXPECT),
            new Candidate("host", HOST),
            new Candidate("keep-alive", KEEP_ALIVE),
            new Candidate("proxy-connection", PROXY_CONNECTION),
            new Candidate("server", SERVER),
            new Candidate("te", TE),
            new Candidate("transfer-encoding", TRANSFER_ENCODING),
            new Candidate("upgrade", UPGRADE),
            new Candidate("user-agent", USER_AGENT),
            new Candidate("x-amzn-trace-id", X_AMZN_TRACE_ID),
            new Candidate("x-forwarded-for", X_FORWARDED_FOR),
            new Candidate("x-forwarded-port", X_FORWARDED_PORT),
            new Candidate("x-forwarded-proto", X_FORWARDED_PROTO));

    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Candidate(byte[] name, int id) {
        Candidate(String name, int id) {
            this(Ascii.bytes(name), id);
        }
    }

    private HeaderName() {}

    /** Returns the number of the name in a span, in any case; {@link #OTHER} for names without one. */
    public static int of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < BY_LENGTH.length) {
            for (Candidate candidate : BY_LENGTH[length]) {
                if (Ascii.equalsIgnoreCase(bytes, from, to, candidate.name)) {
                    return candidate.id;
                }
            }
        }
        boolean banyan = length >= BANYAN_PREFIX.length
                && Ascii.equalsIgnoreCase(bytes, from, from + BANYAN_PREFIX.length, BANYAN_PREFIX);
        return banyan ? X_BANYAN : OTHER;
    }

    private static Candidate[][] byLength(Candidate... candidates) {
        int longest = 0;
        for (Candidate candidate : candidates) {
            longest = Math.max(longest, candidate.name.length);
        }
        Candidate[][] table = new Candidate[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            table[length] = java.util.Arrays.stream(candidates)
                    .filter(candidate -> candidate.name.length == wanted)
                    .toArray(Candidate[]::new);
        }
        return table;
    }
}
