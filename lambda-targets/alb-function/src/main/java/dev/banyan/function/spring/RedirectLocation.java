package dev.banyan.function.spring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the Location of a redirect absolute as Tomcat does: by what the client called this application. */
final class RedirectLocation {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private RedirectLocation() {}

    /** Returns null when the location leads above the root. */
    static @Nullable String absolute(ContainerRequest request, String location) {
        if (location.startsWith("//")) {
            return request.getScheme() + ":" + location;
        }
        if (!location.startsWith("/") && SCHEME.matcher(location).matches()) {
            return location;
        }
        String folder = "";
        if (!location.startsWith("/")) {
            String current = request.path().decoded();
            folder = PercentCoding.encodePath(current.substring(0, current.lastIndexOf('/'))) + "/";
        }
        String path = withoutDots(folder + location);
        return path == null ? null : RequestOrigin.authority(request) + path;
    }

    private static @Nullable String withoutDots(String location) {
        int end = endOfPath(location);
        String path = location.substring(0, end);
        if (!path.contains("/.")) {
            return location;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int index = 1; index < segments.length; index++) {
            boolean dots = segments[index].equals(".") || segments[index].equals("..");
            if (segments[index].equals("..") && kept.pollLast() == null) {
                return null;
            }
            if (!dots) {
                kept.addLast(segments[index]);
            } else if (index == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept) + location.substring(end);
    }

    private static int endOfPath(String location) {
        int query = location.indexOf('?');
        int fragment = query < 0 ? location.indexOf('#') : query;
        return fragment < 0 ? location.length() : fragment;
    }
}
