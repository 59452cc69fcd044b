package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the API asks of the rest of the system.
 *
 * @param clock the time of creations
 * @param ids the ids in new ARNs, 16 hexadecimal digits each
 * @param health how targets are
 * @param permissions whether functions may be invoked
 * @param certificates whether a certificate exists
 */
public record Elbv2Hooks(
        InstantSource clock,
        Supplier<String> ids,
        HealthSource health,
        InvokePermissions permissions,
        Predicate<Arn> certificates) {

    /** Returns hooks of a control plane alone: chance ids, unknown health, all functions and certificates there. */
    public static Elbv2Hooks defaults() {
        return new Elbv2Hooks(
                Clock.systemUTC(), Elbv2Hooks::randomId, HealthSource.NONE, InvokePermissions.ALL, arn -> true);
    }

    /** Returns these hooks with another source of health. */
    public Elbv2Hooks withHealth(HealthSource newHealth) {
        return new Elbv2Hooks(clock, ids, newHealth, permissions, certificates);
    }

    /** Returns these hooks with other permissions. */
    public Elbv2Hooks withPermissions(InvokePermissions newPermissions) {
        return new Elbv2Hooks(clock, ids, health, newPermissions, certificates);
    }

    /** Returns these hooks with other certificates. */
    public Elbv2Hooks withCertificates(Predicate<Arn> newCertificates) {
        return new Elbv2Hooks(clock, ids, health, permissions, newCertificates);
    }

    private static String randomId() {
        return UUID.randomUUID().toString().replace("-", "").substring(16);
    }
}
