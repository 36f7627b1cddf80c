import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A certificate by which the bot says who it is. */
export interface BotCertificate {
  /** SHA-1 of the certificate, as Entra ID lists it: hexadecimal, in capitals. */
  thumbprint: string;
  /** In PEM. */
  privateKey: string;
  /** The private key and the certificate, in PEM. */
  pem: string;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/;
const PRIVATE_KEY = /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/;

/**
 * Reads a certificate with its private key from one text in PEM, as a vault gives it.
 * @param now milliseconds since 1970
 * @returns what is wrong with it, in words that follow the name of the setting
 */
export function readCertificate(text: string, now: number): BotCertificate | { fault: string } {
  // Environments hold one line: line ends come escaped.
  const pem = text.replaceAll('\\n', '\n');
  const parts = { certificate: CERTIFICATE.exec(pem)?.[0], key: PRIVATE_KEY.exec(pem)?.[0] };
  if (!parts.certificate || !parts.key) return { fault: 'must be a certificate and its private key, in PEM' };
  const read = partsOf(parts.certificate, parts.key);
  if (!read) return { fault: 'is in PEM, but its certificate or its private key cannot be read' };
  const { certificate, key } = read;
  if (!certificate.checkPrivateKey(key)) return { fault: 'has a private key of another certificate' };
  if (certificate.validToDate.getTime() <= now) {
    return { fault: `expired on ${certificate.validToDate.toISOString().slice(0, 10)}: set a new one` };
  }
  const thumbprint = certificate.fingerprint.replaceAll(':', '');
  return { thumbprint, privateKey: parts.key, pem: `${parts.key}\n${parts.certificate}\n` };
}

function partsOf(
  certificate: string,
  key: string,
): { certificate: X509Certificate; key: KeyObject } | undefined {
  try {
    return { certificate: new X509Certificate(certificate), key: createPrivateKey(key) };
  } catch {
    return undefined;
  }
}
