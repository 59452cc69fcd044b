package dev.banyan.alb.routing;

/**
 * A rule, ready to be carried out.
 *
 * @param logPriority the priority as the access log knows it, 0 for the default rule
 * @param name the priority for readers, {@code default} for the default rule
 * @param decision what it does
 */
public record CompiledRule(int logPriority, String name, Decision decision) {}
