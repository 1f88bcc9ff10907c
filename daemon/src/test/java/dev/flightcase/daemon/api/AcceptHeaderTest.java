package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {
    private static final List<String> FORMS = List.of(
            "text/html; charset=utf-8",
            "text/plain; charset=utf-8",
            "application/json",
            "application/cose; cose-type=\"cose-sign1\"",
            "image/png",
            "image/svg+xml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                | text/html",
                "*/*                                               | text/html",
                "text/*                                            | text/html",
                "TEXT/Plain                                        | text/plain",
                "application/json                                  | application/json",
                "application/cose                                  | application/cose",
                "application/cose; cose-type=cose-sign1            | application/cose",
                "application/cose; cose-type=\"cose-sign1\"        | application/cose",
                "image/*                                           | image/png",
                "image/svg+xml, image/png;q=0.9                    | image/svg+xml",
                "text/html;q=0.5, application/json;q=0.8, */*;q=0.1 | application/json",
                "text/html;q=0, */*                                | text/plain",
                "text/*;q=0.3, text/plain;q=0.7, image/png;q=0.5   | text/plain",
                "*/*;q=0.9, text/html;q=0.1                        | text/plain",
                "text/html;q=0.001                                 | text/html",
                // Chromium's for a page and for a picture.
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7 | text/html",
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8 | image/png",
                "text/html;level=1                                 | text/html",
                "text/plain ; charset=UTF-8 ; q=1.000              | text/plain",
            })
    void choosesWhatTheClientWantsMost(String header, String chosen) {
        assertThat(AcceptHeader.choose(header, FORMS))
                .hasValueSatisfying(form -> assertThat(form).startsWith(chosen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/pdf",
                "video/*",
                "text/html;q=0",
                "*/*;q=0",
                "application/cose; cose-type=\"cose-encrypt0\"",
                "text/html; charset=iso-8859-1",
                "html",
                "*",
                "*/html",
                "text/html;q=2",
                "text/html;q=high",
                ",;/=,",
            })
    void takesNothingThatWasNotAskedFor(String header) {
        assertThat(AcceptHeader.choose(header, FORMS)).isEmpty();
    }
}
