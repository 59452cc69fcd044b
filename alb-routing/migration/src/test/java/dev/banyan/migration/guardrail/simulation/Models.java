package dev.banyan.migration.guardrail.simulation;

import dev.banyan.migration.guardrail.ErrorLimits;
import java.util.LinkedHashMap;
import java.util.Map;

/** The worlds in which the new side is within its limit. */
final class Models {

    static final Outbreaks SHORT = new Outbreaks(0.0005, 0.3, 120, 2);
    static final Outbreaks LONG = new Outbreaks(0.0005, 0.3, 60, 5);
    static final Outbreaks MILD = new Outbreaks(0.0005, 0.05, 30, 10);
    static final Outbreaks SPIKES = new Outbreaks(0.001, 0.9, 240, 0.5);
    static final Outbreaks RARE = new Outbreaks(0.0005, 0.3, 480, 10);

    private Models() {}

    /** Returns the models by what they are called; each is its own history too. */
    static Map<String, Rates.Model> harmless() {
        Map<String, Rates.Model> models = new LinkedHashMap<>();
        models.put("independent, 0.05 %", Rates.steady(0.0005, 0.0005));
        models.put("independent, 1 %", Rates.steady(0.01, 0.01));
        models.put(
                "independent, new side exactly at the limit (1 %, 1.27 %)",
                Rates.steady(0.01, ErrorLimits.DEFAULT.allowed().at(0.01)));
        models.put("outbreaks shared by both sides: 30 % for 2 min every 2 h", Rates.shared(SHORT));
        models.put("outbreaks shared by both sides: 30 % for 5 min every hour", Rates.shared(LONG));
        models.put("outbreaks of each side: 30 % for 2 min every 2 h", Rates.own(SHORT));
        models.put("outbreaks of each side: 30 % for 5 min every hour", Rates.own(LONG));
        models.put("outbreaks of each side: 5 % for 10 min every 30 min", Rates.own(MILD));
        models.put("outbreaks of each side: 90 % for 30 s every 4 h", Rates.own(SPIKES));
        models.put("outbreaks of each side: 30 % for 10 min every 8 h", Rates.own(RARE));
        models.put(
                "rates that wander (AR(1) of the logarithm, spread 0.7, memory 0.9)", Rates.wandering(0.002, 0.7, 0.9));
        return models;
    }
}
