package dev.flightcase.settings.cards;

/** How the numbers of payment cards begin, and how long they are then. */
final class Issuers {
    /**
     * First and last value of the first four digits; fewest and most digits. ISO/IEC 7812-1 gives 3 to travel and
     * entertainment, 4 to 6 to banks, 8 and 9 to others and to nations; the rest is what the networks publish of theirs.
     * Left out is 1 (air travel, UATP): most times in a log begin with it.
     */
    private static final int[][] RANGES = {
        {2200, 2205, 16, 19}, // Mir, Borica
        {2221, 2720, 16, 16}, // Mastercard
        {3000, 3059, 14, 14}, // Diners Club
        {3000, 3059, 16, 19},
        {3095, 3095, 14, 14},
        {3095, 3095, 16, 19},
        {3400, 3499, 15, 15}, // American Express
        {3528, 3589, 16, 19}, // JCB
        {3600, 3699, 14, 19}, // Diners Club
        {3700, 3799, 15, 15}, // American Express
        {3800, 3999, 14, 14}, // Diners Club
        {3800, 3999, 16, 19},
        {4000, 4999, 13, 13}, // Visa, of old
        {4000, 4999, 16, 19}, // Visa
        {5000, 5099, 13, 19}, // Maestro, Elo, Verve, Dankort
        {5100, 5599, 16, 16}, // Mastercard
        {5600, 6999, 13, 19}, // Maestro, Discover, UnionPay, RuPay, Troy, InterPayment
        {8100, 8299, 16, 19}, // UnionPay, RuPay
        {8600, 8600, 16, 16}, // UzCard
        {9792, 9792, 16, 16}, // Troy
        {9860, 9860, 16, 16}, // Humo
    };

    private Issuers() {}

    /** Whether a card may have a number that begins so and has so many digits. */
    static boolean issue(int firstFour, int digits) {
        for (int[] range : RANGES) {
            if (firstFour >= range[0] && firstFour <= range[1] && digits >= range[2] && digits <= range[3]) {
                return true;
            }
        }
        return false;
    }
}
