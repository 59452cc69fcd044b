package dev.banyan.alb.conformance;

import java.util.List;

/**
 * One row of a table.
 *
 * @param id the table's name and the row's place in it
 * @param table the name of its table
 * @param proves the ids of the statements it proves
 * @param fields what the table says for all rows, with what the row itself says
 */
record Row(String id, String table, List<String> proves, Fields fields) {

    /** Returns whether the row is about which rule wins and nothing else, so that the model alone must agree. */
    boolean isMatching() {
        return fields.has("is")
                && !fields.has("attributes")
                && !fields.has("steps")
                && !fields.has("targets")
                && !fields.has("function");
    }

    @Override
    public String toString() {
        return id + " " + proves;
    }
}
