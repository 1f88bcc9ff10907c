package dev.flightcase.catalogfolder;

/** What came of reading a price. */
sealed interface Amount {
    record Read(Money money) implements Amount {}

    record Wrong(String rule, String advice) implements Amount {}
}
