package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session asks for scopes out of those that its connectors declare; what is wrong with that is told to the backend. */
@ServerUnderTest
class SessionScopesTest {

    private final Api api;
    private final Api stranger;
    private final String mail = "mail-" + UUID.randomUUID().toString().substring(0, 8);
    private final String files = "files-" + UUID.randomUUID().toString().substring(0, 8);

    SessionScopesTest(World world) {
        api = world.organization().test();
        stranger = world.organization().test();
        declare(mail, "\"mail.read\"", "\"mail.send\"");
        declare(files, "\"files.read\"", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'MAIL':{'required':['mail.read'],'optional':['mail.send']}}",
                "{'MAIL':{'required':['mail.send']}}",
                "{'MAIL':{'required':[],'optional':[]}}",
                "{'MAIL':{}}",
                "{'MAIL':{'optional':null},'FILES':{'required':['files.read']}}"
            })
    void what_the_connectors_declare_may_be_asked_for(String scopes) {
        assertThat(create("", scopes).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'MAIL':{'required':['mail.delete']}}               | scopes.MAIL
            {'MAIL':{'optional':['mail.read','MAIL.READ']}}     | scopes.MAIL
            {'MAIL':{'required':['files.read']}}                | scopes.MAIL
            {'nobody':{'required':['mail.read']}}               | scopes.nobody
            {'nobody':{}}                                       | scopes.nobody
            {'No slug':{}}                                      | scopes
            {'MAIL':{'required':'mail.read'}}                   | scopes.MAIL.required
            {'MAIL':{'required':{'mail.read':true}}}            | scopes.MAIL.required
            {'MAIL':{'required':[1]}}                           | scopes.MAIL.required[0]
            {'MAIL':{'required':[null]}}                        | scopes.MAIL.required[0]
            {'MAIL':['mail.read']}                              | scopes.MAIL
            {'MAIL':'mail.read'}                                | scopes.MAIL
            {'MAIL':null}                                       | scopes.MAIL
            {'MAIL':{'requires':['mail.read']}}                 | scopes.MAIL.requires
            ['mail.read']                                       | scopes
            7                                                   | scopes
            """)
    void what_is_wrong_is_named_by_its_field(String scopes, String field) {
        Api.Answer answer = create("", scopes);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(named(field));
    }

    @Test
    void a_session_for_one_connector_says_nothing_of_another() {
        assertThat(create("'connectors':['MAIL'],", "{'MAIL':{'required':['mail.read']}}")
                        .status())
                .isEqualTo(201);
        Api.Answer answer = create("'connectors':['MAIL'],", "{'FILES':{'required':['files.read']}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("scopes." + files);
    }

    @Test
    void a_strangers_connector_is_none() {
        Api.Answer answer = stranger.post(
                "/api/v1/connect-sessions",
                named("{'tenant':{'id':'acme'},'scopes':{'MAIL':{'required':['mail.read']}}}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("scopes." + mail);
    }

    private Api.Answer create(String more, String scopes) {
        return api.post(
                "/api/v1/connect-sessions", named("{'tenant':{'id':'acme'}," + more + "'scopes':" + scopes + "}"));
    }

    private String named(String text) {
        return text.replace("MAIL", mail).replace("FILES", files).replace('\'', '"');
    }

    private void declare(String slug, String required, String optional) {
        Api.Answer made = api.post("/api/v1/connectors", """
                {"name":"App","slug":"%s","auth_methods":[{"type":"oauth2","authorization_url":"https://app.example/authorize",
                 "token_url":"https://app.example/token","scopes":[%s],"optional_scopes":[%s]}]}""".formatted(slug, required, optional));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }
}
