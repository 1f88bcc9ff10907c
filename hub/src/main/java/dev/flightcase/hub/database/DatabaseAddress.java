package dev.flightcase.hub.database;

/**
 * @param url {@code jdbc:postgresql://host:port/database}, without secrets
 * @param user empty for the one that the URL or the machine implies
 * @param password empty for none
 */
public record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseAddress[url=" + url + ", user=" + user + "]";
    }
}
