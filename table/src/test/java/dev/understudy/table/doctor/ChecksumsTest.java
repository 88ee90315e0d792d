package dev.understudy.table.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Published specimen numbers, and the same with one digit changed.
class ChecksumsTest {

  @Test
  void nhsNumbers() {
    assertThat(Checksums.isNhsNumber("943 476 5919")).isTrue();
    assertThat(Checksums.isNhsNumber("4010232137")).isTrue();
    assertThat(Checksums.isNhsNumber("9434765918")).isFalse();
    assertThat(Checksums.isNhsNumber("943476591")).isFalse();
    assertThat(Checksums.isNhsNumber("0000000000")).isFalse();
  }

  @Test
  void germanTaxNumbers() {
    assertThat(Checksums.isGermanTaxNumber("36 574 261 809")).isTrue();
    assertThat(Checksums.isGermanTaxNumber("86095742719")).isTrue();
    assertThat(Checksums.isGermanTaxNumber("36574261890")).isFalse();
    assertThat(Checksums.isGermanTaxNumber("06574261809")).isFalse();
    assertThat(Checksums.isGermanTaxNumber("11111111111")).isFalse();
  }

  @Test
  void dutchCitizenNumbers() {
    assertThat(Checksums.isBurgerservicenummer("111222333")).isTrue();
    assertThat(Checksums.isBurgerservicenummer("123456782")).isTrue();
    assertThat(Checksums.isBurgerservicenummer("111252333")).isFalse();
    assertThat(Checksums.isBurgerservicenummer("000000000")).isFalse();
  }

  @Test
  void frenchSocialSecurityNumbers() {
    assertThat(Checksums.isFrenchSocialSecurityNumber("2 95 10 99 126 111 93")).isTrue();
    assertThat(Checksums.isFrenchSocialSecurityNumber("253072B07300470")).isTrue();
    assertThat(Checksums.isFrenchSocialSecurityNumber("253072A07300443")).isTrue();
    assertThat(Checksums.isFrenchSocialSecurityNumber("295109912611199")).isFalse();
  }

  @Test
  void spanishIdentityNumbers() {
    assertThat(Checksums.isSpanishIdentityNumber("54362315-K")).isTrue();
    assertThat(Checksums.isSpanishIdentityNumber("x-2482300w")).isTrue();
    assertThat(Checksums.isSpanishIdentityNumber("54362315Z")).isFalse();
    assertThat(Checksums.isSpanishIdentityNumber("X2482300A")).isFalse();
  }

  @Test
  void swedishPersonalNumbers() {
    assertThat(Checksums.isPersonnummer("880320-0016")).isTrue();
    assertThat(Checksums.isPersonnummer("811218-9876")).isTrue();
    assertThat(Checksums.isPersonnummer("19811218-9876")).isTrue();
    assertThat(Checksums.isPersonnummer("880320-0018")).isFalse();
    assertThat(Checksums.isPersonnummer("881320-0016")).isFalse();
  }

  @Test
  void bankAccounts() {
    assertThat(Checksums.isIban("GB82 WEST 1234 5698 7654 32")).isTrue();
    assertThat(Checksums.isIban("DE89370400440532013000")).isTrue();
    assertThat(Checksums.isIban("DE89370400440532013001")).isFalse();
  }

  @Test
  void paymentCards() {
    assertThat(Checksums.isPaymentCard("4111 1111 1111 1111")).isTrue();
    assertThat(Checksums.isPaymentCard("5500-0055-5555-5559")).isTrue();
    assertThat(Checksums.isPaymentCard("378282246310005")).isTrue();
    assertThat(Checksums.isPaymentCard("4111111111111112")).isFalse();
    assertThat(Checksums.isPaymentCard("9111111111111111")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.berg@example.org",
        "o'neil+test@sub.example.co.uk",
      })
  void mailAddresses(String text) {
    assertThat(IdentifierFormat.EMAIL.fits(text)).isTrue();
    assertThat(IdentifierFormat.EMAIL.fits(text.replace("@", " at "))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+55 (12) 3923-5555",
        "+49 0711 2842222",
        "(617) 555-0123",
        "617-555-0123",
        "+1 617 555 0123"
      })
  void telephoneNumbers(String text) {
    assertThat(IdentifierFormat.PHONE.fits(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-10-22", "12.5", "120/80", "1234567", "10:15:30", "25-00703"})
  void measuresAndDatesAreNoTelephoneNumbers(String text) {
    assertThat(IdentifierFormat.PHONE.fits(text)).isFalse();
  }

  @Test
  void networkAddresses() {
    assertThat(IdentifierFormat.IP_ADDRESS.fits("192.168.0.17")).isTrue();
    assertThat(IdentifierFormat.IP_ADDRESS.fits("2001:0db8:0000:0000:0000:ff00:0042:8329"))
        .isTrue();
    assertThat(IdentifierFormat.IP_ADDRESS.fits("192.168.0.317")).isFalse();
    assertThat(IdentifierFormat.IP_ADDRESS.fits("1.2.3")).isFalse();
    assertThat(IdentifierFormat.WEB_ADDRESS.fits("https://example.org/a?b=1")).isTrue();
    assertThat(IdentifierFormat.SOCIAL_SECURITY.fits("078-05-1120")).isTrue();
  }
}
