package dev.banyan.alb.health;

/**
 * Whether a target fails more often than the others of its group, as DescribeTargetHealth gives it.
 *
 * @param anomalous whether it does
 * @param mitigationInEffect whether it gets fewer requests because of that
 */
public record AnomalyDetection(boolean anomalous, boolean mitigationInEffect) {

    /** Like the others, or nothing known. */
    public static final AnomalyDetection NORMAL = new AnomalyDetection(false, false);

    /** Returns the result as the ELBv2 API writes it. */
    public String result() {
        return anomalous ? "anomalous" : "normal";
    }
}
