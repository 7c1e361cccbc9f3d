package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;

/** The console's own icons: strokes on a grid of 24, in the colour of the text around them. */
public enum Glyph {
    CONNECTORS("<rect x='3.5' y='3.5' width='7' height='7' rx='2'/><rect x='13.5' y='3.5' width='7' height='7' rx='2'/>"
            + "<rect x='3.5' y='13.5' width='7' height='7' rx='2'/><path d='M17 14v6M14 17h6'/>"),
    CONNECTIONS(
            "<circle cx='5.5' cy='12' r='2.5'/><circle cx='18.5' cy='6' r='2.5'/><circle cx='18.5' cy='18' r='2.5'/>"
                    + "<path d='M8 12h2.5c3 0 2.5-6 5.5-6M10.5 12c3 0 2.5 6 5.5 6'/>"),
    TENANTS(
            "<path d='M4.5 9.5 6 4.5h12l1.5 5M4.5 9.5a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0M6 12v8.5h12V12M10 20.5v-5h4v5'/>"),
    KEY("<circle cx='8' cy='15.5' r='4.5'/><path d='M11.3 12.2 19.5 4M16 7.5l3 3M13.5 10l2 2'/>"),
    OAUTH_APP(
            "<rect x='3.5' y='4.5' width='17' height='15' rx='2.5'/><path d='M3.5 9h17'/><circle cx='9' cy='14.2' r='1.9'/>"
                    + "<path d='M10.9 14.2h5.6v1.8M14 14.2v1.4'/>"),
    SETTINGS(
            "<path d='M4 7h9M18 7h2M4 17h2M11 17h9'/><circle cx='15.5' cy='7' r='2.5'/><circle cx='8.5' cy='17' r='2.5'/>"),
    MEMBERS(
            "<circle cx='9' cy='8' r='3.5'/><path d='M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 14.5c1.8.9 2.8 2.7 3 5.5'/>"),
    ORGANIZATIONS(
            "<path d='M4 20.5V5.5a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v15M14 10.5h4a2 2 0 0 1 2 2v8M2.5 20.5h19M7.5 8h3M7.5 12h3M7.5 16h3'/>"),
    WEBHOOK("<circle cx='6' cy='17' r='2.5'/><circle cx='12' cy='6.5' r='2.5'/><circle cx='18' cy='17' r='2.5'/>"
            + "<path d='M10.8 8.7 7.2 14.8M13.2 8.7l2.6 4.4M8.5 17h7'/>"),
    LOG("<path d='M5 5.5h14M5 10h14M5 14.5h9M5 19h6'/>"),
    SEND("<path d='m20.5 3.5-9 9M20.5 3.5 14.5 20.5l-3-8-8-3z'/>"),
    PLUS("<path d='M12 5v14M5 12h14'/>"),
    SEARCH("<circle cx='11' cy='11' r='6.5'/><path d='m16 16 4.5 4.5'/>"),
    MORE("<circle cx='5.5' cy='12' r='.8' fill='currentColor'/><circle cx='12' cy='12' r='.8' fill='currentColor'/>"
            + "<circle cx='18.5' cy='12' r='.8' fill='currentColor'/>"),
    COPY(
            "<rect x='8.5' y='8.5' width='12' height='12' rx='2.5'/><path d='M15.5 5.5a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2'/>"),
    CLOSE("<path d='M6 6l12 12M18 6 6 18'/>"),
    TRASH(
            "<path d='M4 7h16M9.5 7V5a1.5 1.5 0 0 1 1.5-1.5h2A1.5 1.5 0 0 1 14.5 5v2M6.5 7l.8 11.5a2 2 0 0 0 2 2h5.4a2 2 0 0 0 2-2L17.5 7M10.5 11.5v5M13.5 11.5v5'/>"),
    EDIT("<path d='M4 20l.9-4L15.8 5.1a2 2 0 0 1 2.8 0l.3.3a2 2 0 0 1 0 2.8L8 19.1zM13.8 7.1l3.1 3.1'/>"),
    UP("<path d='M12 19V5.5M6 11l6-6 6 6'/>"),
    SHIELD("<path d='M12 3.5 5 6v5.5c0 4.5 2.8 7.5 7 9 4.2-1.5 7-4.5 7-9V6zM9 12l2.2 2.2L15.2 10'/>"),
    REFRESH("<path d='M19.5 12a7.5 7.5 0 0 1-13.3 4.8M4.5 12a7.5 7.5 0 0 1 13.3-4.8M18.5 3.5v4h-4M5.5 20.5v-4h4'/>"),
    CHEVRON("<path d='m8 10 4 4 4-4'/>");

    private final String strokes;

    Glyph(String strokes) {
        this.strokes = strokes;
    }

    public Component icon() {
        Svg icon = new Svg("<svg viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='1.75'"
                + " stroke-linecap='round' stroke-linejoin='round' aria-hidden='true'>" + strokes + "</svg>");
        icon.addClassName("glyph");
        return icon;
    }
}
