package dev.banyan.alb.routing;

/**
 * A rule, ready to be carried out.
 *
 * @param logPriority the priority as the access log knows it, 0 for the default rule
 * @param evaluations how many rules are evaluated until this one wins, the default rule not counted
 * @param name the priority for readers, {@code default} for the default rule
 * @param decision what it does
 */
public record CompiledRule(int logPriority, int evaluations, String name, Decision decision) {}
