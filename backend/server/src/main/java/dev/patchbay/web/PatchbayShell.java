package dev.patchbay.web;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.theme.aura.Aura;

/** What every Vaadin page of the server has in common: the Aura theme. */
@StyleSheet(Aura.STYLESHEET)
public final class PatchbayShell implements AppShellConfigurator {}
