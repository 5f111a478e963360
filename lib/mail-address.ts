// Which email addresses we accept, and how they are stored, shown, and converted to ASCII.
import { domainToASCII, domainToUnicode } from 'node:url'

/** Octets, as SMTP counts them (RFC 5321, 4.5.3.1). */
const LONGEST_LOCAL = 64
const LONGEST_ADDRESS = 254

/** A dot-atom (RFC 5322, 3.2.3), with letters of every script (RFC 6531). Linear, and without spaces, quotes or line breaks. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
/** What a person types for a host; what else the URL standard reads (a percent sign, an IPv4 in parts) is no host of an email address. */
const HOST = /^[\p{L}\p{M}\p{N}.。-]+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const ASCII = /^[\x21-\x7e]+$/

interface Parts {
  local: string
  /** Punycode. */
  host: string
}

const octets = (text: string): number => Buffer.byteLength(text)

/** Punycode that stands for nothing; Node 26 (ada 4) converts such a host without a word, Node 20 (ada 2) refused it. */
const isUnreadable = (host: string): boolean =>
  domainToUnicode(host)
    .split('.')
    .some((label) => label.startsWith('xn--'))

function hostOf(typed: string): string | undefined {
  if (!HOST.test(typed)) return undefined
  const host = domainToASCII(typed).toLowerCase()
  if (isUnreadable(host)) return undefined
  const labels = host.split('.')
  // A last label of digits alone is the end of an IP address.
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '') ? host : undefined
}

function partsOf(text: string): Parts | undefined {
  const typed = text.trim().normalize('NFC')
  // Longer than any address in any form: not worth reading.
  if (typed.length > 2 * LONGEST_ADDRESS) return undefined
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(at, 0))
  if (!LOCAL.test(local) || octets(local) > LONGEST_LOCAL) return undefined
  const host = hostOf(typed.slice(at + 1))
  return host && octets(`${local}@${host}`) <= LONGEST_ADDRESS ? { local, host } : undefined
}

export const isMailAddress = (text: string): boolean => partsOf(text) !== undefined

/** As it is kept and shown: the host in its own script and lower case. What is no address comes back as it is. */
export function shownMailAddress(text: string): string {
  const parts = partsOf(text)
  return parts ? `${parts.local}@${domainToUnicode(parts.host)}` : text
}

/**
 * For providers and mail servers: the host in punycode. Undefined where there is no such form, because no ASCII can
 * stand for the letters before the @.
 */
export function asciiMailAddress(text: string): string | undefined {
  const parts = partsOf(text)
  return parts && ASCII.test(parts.local) ? `${parts.local}@${parts.host}` : undefined
}

/** For payment providers, who refuse what has no dot in its host, too; undefined where they must do without. */
export function providerMailAddress(text: string): string | undefined {
  const address = asciiMailAddress(text)
  return address?.slice(address.indexOf('@')).includes('.') ? address : undefined
}

/** For the envelope of a mail: a server that speaks SMTPUTF8 takes the letters before the @ as they are. */
export function wireMailAddress(text: string): string {
  const parts = partsOf(text)
  return parts ? `${parts.local}@${parts.host}` : text
}

/** Only a server that speaks SMTPUTF8 can write to it. */
export const needsSmtpUtf8 = (text: string): boolean =>
  isMailAddress(text) && asciiMailAddress(text) === undefined
