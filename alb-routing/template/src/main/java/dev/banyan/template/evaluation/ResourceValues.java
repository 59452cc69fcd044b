package dev.banyan.template.evaluation;

/** What the resources of a template are called and which attributes they have. */
public interface ResourceValues {

    /** Returns whether the template makes a resource of this name. */
    boolean has(String logicalId);

    /** Returns what {@code Ref} gives for a resource that exists. */
    String reference(String logicalId, String path);

    /**
     * Returns an attribute of a resource that exists.
     *
     * @throws EvaluationException if its value is not known
     */
    String attribute(String logicalId, String attribute, String path);

    /** Returns no resources, as for conditions, which may refer to parameters only. */
    static ResourceValues none() {
        return new ResourceValues() {
            @Override
            public boolean has(String logicalId) {
                return false;
            }

            @Override
            public String reference(String logicalId, String path) {
                throw EvaluationException.of(path, logicalId, "a parameter");
            }

            @Override
            public String attribute(String logicalId, String attribute, String path) {
                throw EvaluationException.of(path, logicalId + "." + attribute, "a parameter");
            }
        };
    }
}
