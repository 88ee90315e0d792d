package dev.understudy.workflow;

import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Signatures of result files with a key that the user holds: Ed25519 (RFC 8032) over the bytes of
/// the file, in base64 beside it. A signature is only ever checked against a key the verifier
/// brings, never against one that came with the file.
public final class Signature {

  /// What the name of a file's signature ends with.
  public static final String SUFFIX = ".sig";

  private static final String ALGORITHM = "Ed25519";

  private Signature() {}

  /// Writes the signature of `file` beside it.
  ///
  /// @param key file of a private key, PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` makes
  ///   it
  /// @throws UserError if the key cannot be read
  public static void write(Path file, Path key) {
    PrivateKey privateKey = privateKey(key);
    try {
      java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
      signer.initSign(privateKey);
      signer.update(Files.readAllBytes(file));
      String text = Base64.getEncoder().encodeToString(signer.sign()) + "\n";
      Files.writeString(beside(file), text, StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | IOException error) {
      throw new UserError("The signature of " + file + " could not be written: " + error, error);
    }
  }

  /// Whether the signature beside `file` is that of the key's owner over exactly these bytes.
  ///
  /// @param key file of a public key, PEM
  /// @throws UserError if file, signature or key cannot be read
  public static boolean isValid(Path file, Path key) {
    PublicKey publicKey = publicKey(key);
    byte[] content = bytes(file, "file");
    byte[] signature;
    Path beside = beside(file);
    try {
      signature =
          Base64.getMimeDecoder()
              .decode(new String(bytes(beside, "signature"), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException error) {
      throw new UserError(beside + " is no signature.", error);
    }
    try {
      java.security.Signature verifier = java.security.Signature.getInstance(ALGORITHM);
      verifier.initVerify(publicKey);
      verifier.update(content);
      return verifier.verify(signature);
    } catch (java.security.SignatureException _) {
      // Bytes that cannot be a signature at all.
      return false;
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  /// @throws UserError if it cannot be read or is no such key
  static PrivateKey privateKey(Path key) {
    byte[] encoded = pem(key, "PRIVATE KEY", "openssl genpkey -algorithm ed25519 -out key.pem");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException error) {
      throw new UserError(key + " holds no Ed25519 private key.", error);
    }
  }

  private static PublicKey publicKey(Path key) {
    byte[] encoded = pem(key, "PUBLIC KEY", "openssl pkey -in key.pem -pubout -out public.pem");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException error) {
      throw new UserError(key + " holds no Ed25519 public key.", error);
    }
  }

  private static byte[] pem(Path file, String what, String command) {
    String text = new String(bytes(file, "key"), StandardCharsets.US_ASCII);
    int begin = text.indexOf("-----BEGIN " + what + "-----");
    int end = text.indexOf("-----END " + what + "-----");
    if (begin < 0 || end < begin) {
      throw new UserError(file + " holds no " + what + " in PEM; make one with: " + command);
    }
    String body = text.substring(text.indexOf('\n', begin) + 1, end);
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException error) {
      throw new UserError(file + " holds no " + what + " in PEM; make one with: " + command, error);
    }
  }

  private static byte[] bytes(Path file, String what) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException error) {
      throw new UserError("There is no " + what + " " + file + ".", error);
    } catch (IOException error) {
      throw new UserError("The " + what + " " + file + " could not be read: " + error, error);
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }
}
