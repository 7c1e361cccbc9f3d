package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** Waits for the window of an attempt. What the window says, and whether it looks closed, are only hints. */
@Tag("pb-wait")
public class WaitingFor extends Component {

    /**
     * @param closed what is said when the window looks closed
     * @param look runs when the window says that it is done
     */
    public WaitingFor(String attempt, String connector, String closed, Runnable look) {
        getElement()
                .setAttribute("attempt", attempt)
                .setAttribute("connector", connector)
                .setAttribute("closed", closed)
                .setAttribute("role", "status")
                .addEventListener("look", event -> look.run());
    }
}
