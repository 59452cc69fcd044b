package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes back cookies. A browser tells apart cookies of one name by path and domain and reveals neither, so each name is
 * taken back in every variant that can reach {@code /cookies}: the paths above it, this host alone and each domain above it.
 */
final class Clearing {

    /** Cookies of other paths, such as {@code /cart}, never reach this function. */
    private static final List<String> PATHS = List.of("/", "/cookies", "/cookies/");

    /** The load balancer refuses larger sets of response headers; what does not fit is left for the next request. */
    private static final int MOST_CHARACTERS = 24_000;

    private final List<String> domains;
    private final boolean secure;

    private Clearing(List<String> domains, boolean secure) {
        this.domains = domains;
        this.secure = secure;
    }

    static Clearing of(AlbRequest request) {
        String host = request.header("host");
        return new Clearing(domains(host == null ? "" : host), "https".equals(request.header("x-forwarded-proto")));
    }

    /** The fields for as many of these names as fit, in the order of the names: by name, in the order given. */
    Map<String, List<String>> setCookies(List<String> names) {
        Map<String, List<String>> fields = new TreeMap<>();
        int characters = 0;
        for (String name : names) {
            List<String> variants = variants(name);
            for (String variant : variants) {
                characters += variant.length() + "Set-Cookie: \r\n".length();
            }
            if (characters > MOST_CHARACTERS) {
                break;
            }
            fields.put(name, variants);
        }
        return fields;
    }

    private List<String> variants(String name) {
        if (name.startsWith("__Host-")) {
            return List.of(SetCookie.expireHost(name));
        }
        boolean marked = secure || name.startsWith("__Secure-");
        List<String> variants = new ArrayList<>();
        for (String path : PATHS) {
            for (String domain : domains) {
                variants.add(SetCookie.expire(name, path, domain, marked));
            }
        }
        return variants;
    }

    /** None, the host's own name and every name above it with at least one dot. */
    private static List<String> domains(String host) {
        List<String> domains = new ArrayList<>(List.of(""));
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        // Addresses have no domains above them.
        boolean address = name.isEmpty() || name.startsWith("[") || Character.isDigit(name.charAt(name.length() - 1));
        while (!address && name.indexOf('.') > 0) {
            domains.add(name);
            name = name.substring(name.indexOf('.') + 1);
        }
        return domains;
    }
}
