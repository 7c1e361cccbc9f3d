package dev.patchbay.sandbox;

import java.time.Clock;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** What stands before the sandbox's own work: first its habits of reading, then its faults, then its other habits. */
@InSandbox
@Component
class SandboxFilters {

    private final Faults faults;
    private final Calls calls;
    private final Behaviours behaviours;
    private final TokenAnswers answers;
    private final Clock clock;

    SandboxFilters(Faults faults, Calls calls, Behaviours behaviours, TokenAnswers answers, Clock clock) {
        this.faults = faults;
        this.calls = calls;
        this.behaviours = behaviours;
        this.answers = answers;
        this.clock = clock;
    }

    void addTo(HttpSecurity http) {
        http.addFilterBefore(new BehaviourRequests(behaviours), SecurityContextHolderFilter.class);
        http.addFilterAfter(new FaultFilter(faults, calls), BehaviourRequests.class);
        http.addFilterAfter(new BehaviourFilter(behaviours, answers, clock), FaultFilter.class);
    }
}
