package dev.banyan.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rewrites the host that a target sees.
 *
 * <p>What is read is the host as host-header conditions see it: without a port, in any case. Neither
 * is documented; a port would keep the documented example {@code ^mywebsite-(.+).com$} from matching on
 * any port but 80 and 443. The outcome fails unless it is a host, with a port or without.
 *
 * @param rewrites one or more; the first one whose expression is found is the one that is done
 */
public record HostHeaderRewrite(List<Rewrite> rewrites) implements Transform {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_.-]+)(:\\d{1,5})?");

    /** @throws InvalidRoutingException if there is no rewrite */
    public HostHeaderRewrite {
        rewrites = CompiledTransform.requireAny(rewrites);
    }

    @Override
    public String type() {
        return "host-header-rewrite";
    }

    @Override
    public CompiledTransform compile() {
        return new CompiledTransform(rewrites, true, host -> HOST.matcher(host).matches());
    }
}
