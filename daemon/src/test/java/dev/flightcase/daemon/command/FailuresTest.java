package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.HttpException;
import dev.flightcase.http.TlsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aWrongCertificateIsAMistakeOfTheConfiguration() {
        var said = new StringWriter();

        assertThat(Failures.report(new TlsException("http.key /k.pem is not there"), new PrintWriter(said, true)))
                .isEqualTo(78);
        assertThat(said).hasToString("flightcase: http.key /k.pem is not there" + System.lineSeparator());
    }

    @Test
    void aPortThatIsTakenIsNot() {
        assertThat(Failures.report(
                        new HttpException("port 8080 is already in use"), new PrintWriter(new StringWriter())))
                .isEqualTo(69);
    }
}
