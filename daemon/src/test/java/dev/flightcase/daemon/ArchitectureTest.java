package dev.flightcase.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What poms can not say: which package a library, or the daemon, may be seen from. */
class ArchitectureTest {
    private static final String OURS = "dev.flightcase.";
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.flightcase");
    }

    @ParameterizedTest
    @CsvSource({
        "org.rocksdb.., cache.rocksdb..",
        "io.nayuki.., cache.receipt.qr..",
        "org.bouncycastle.., provisioning.x509..",
        "org.eclipse.paho.., uplink.mqtt..",
        "com.google.protobuf.., contract..|uplink.wire..",
        "dev.flightcase.contract.., contract..|uplink.wire..",
        "io.netty.., http.netty..|http",
        "com.pi4j.., hal.pi4j..",
        "org.tomlj.., settings..|catalogfolder",
        "io.micrometer.., daemon.metrics..|daemon",
        "picocli.., daemon.command..|daemon",
    })
    void aLibraryStaysInThePackageNamedForIt(String library, String packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(ours(packages))
                .and()
                .resideInAPackage("dev.flightcase..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "media", "hal", "uplink", "provisioning"})
    void aLeafKnowsNoOtherLeaf(String leaf) {
        var others = Stream.of("cache", "media", "hal", "uplink", "provisioning", "daemon")
                .filter(other -> !other.equals(leaf))
                .map(other -> OURS + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(OURS + leaf + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @Test
    void nothingKnowsTheDaemon() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.flightcase.daemon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.flightcase.daemon..")
                .check(classes);
    }

    private static String[] ours(String packages) {
        return Stream.of(packages.split("\\|")).map(name -> OURS + name).toArray(String[]::new);
    }
}
