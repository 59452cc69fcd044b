package dev.banyan.migration.guardrail;

import dev.banyan.migration.evidence.Verdict;

/** What one guardrail found. Each is a verdict and one plain line with the numbers. */
sealed interface Finding {

    /** Returns the line. */
    String line();

    /** Returns the verdict. */
    Verdict verdict();

    /** The guardrail is met, or does not apply. */
    record Passed(String line) implements Finding {
        @Override
        public Verdict verdict() {
            return Verdict.PASS;
        }
    }

    /** The new side is worse. */
    record Failed(String line) implements Finding {
        @Override
        public Verdict verdict() {
            return Verdict.FAIL;
        }
    }

    /** Too little was seen; the line says how much is missing. */
    record Waiting(String line) implements Finding {
        @Override
        public Verdict verdict() {
            return Verdict.NOT_ENOUGH_DATA;
        }
    }

    /** The evidence could not be had. */
    record Broken(String line) implements Finding {
        @Override
        public Verdict verdict() {
            return Verdict.ERROR;
        }
    }
}
