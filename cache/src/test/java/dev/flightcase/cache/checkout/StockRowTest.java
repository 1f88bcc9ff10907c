package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** I1 and I2: available + held + confirmed + withdrawn = granted, no term negative. */
class StockRowTest {
    private final StockRow forty = StockRow.none().bring(40);

    @Test
    void everyUnitIsSomewhere() {
        var row = forty.hold(5).sell(3, 2).withdraw(4).restock(6).release(1).takeBack(1);

        assertThat(row).isEqualTo(new StockRow(40, 6, 46, 2, 2, 4, 0));
        assertThat(row.available()).isEqualTo(38);
        assertThat(StockRow.decode(row.encode())).isEqualTo(row);
    }

    @Test
    void nothingIsTakenThatIsNotThere() {
        assertThatThrownBy(() -> forty.hold(41)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forty.hold(39).sell(2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forty.withdraw(41)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingComesBackThatWasNotTaken() {
        assertThatThrownBy(() -> forty.hold(1).release(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forty.sell(1, 0).takeBack(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forty.hold(1).sell(2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countingSaysWhatIsThereWithWhatIsHeld() {
        assertThat(forty.hold(5).sell(10, 0).count(20).available()).isEqualTo(15);
        assertThat(forty.sell(10, 0).bring(3).count(20).available()).isEqualTo(20);
    }

    /** Beyond what was granted nothing is sold, though it was held when more was granted. */
    @Test
    void whatComesBackBeyondWhatIsGrantedIsNotThereAgain() {
        var three = StockRow.none().bring(3).hold(3);
        var one = three.bring(1);

        assertThat(one.available()).isZero();
        assertThat(one.release(1).available()).isZero();
        assertThat(one.release(3).available()).isEqualTo(1);
        assertThat(one.sell(1, 3).available()).isZero();
        assertThat(one.sell(3, 3)).isEqualTo(new StockRow(1, 0, 3, 0, 3, 0, 0));
        assertThat(one.sell(3, 3).takeBack(1).available()).isZero();
        assertThat(one.restock(5).release(3).available()).isEqualTo(6);
        assertThat(one.count(3).release(3).available()).isEqualTo(3);
    }
}
