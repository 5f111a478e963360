// A device that makes passkeys and signs with them as browsers and their authenticators do (WebAuthn level 3), for tests without a browser.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const FLAGS = { isPresent: 0x01, isVerified: 0x04, isEligible: 0x08, isBackedUp: 0x10, hasKey: 0x40 }

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url')

// CBOR, as much of it as is needed: byte strings of 24 to 65,535 bytes, and short texts.
const lengthOf = (length: number) => (length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff])
const bytesOf = (bytes: Buffer) => Buffer.concat([Buffer.from(lengthOf(bytes.length)), bytes])
const textOf = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytesOf(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytesOf(Buffer.from(y, 'base64url')),
  ])
}

interface Circumstances {
  origin?: string
  rpId?: string
  isVerified?: boolean
  userHandle?: string
}

export interface Authenticator {
  counter: number
  isBackedUp: boolean
  create(options: { challenge: string; user: { id: string } }, given?: Circumstances): object
  get(options: { challenge: string }, given?: Circumstances): object
}

export function newAuthenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(20)
  let owner = ''
  const device: Authenticator = {
    counter: 1,
    isBackedUp: false,
    create({ challenge, user }, given = {}) {
      owner = user.id
      const length = Buffer.from([0, credentialId.length])
      const key = Buffer.concat([Buffer.alloc(16), length, credentialId, coseOf(publicKey)])
      const authData = Buffer.concat([head(given, FLAGS.hasKey), key])
      const attestation = [textOf('fmt'), textOf('none'), textOf('attStmt'), Buffer.from([0xa0])]
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        ...attestation,
        ...[textOf('authData'), bytesOf(authData)],
      ])
      return answer({
        clientDataJSON: base64url(clientData('webauthn.create', challenge, given)),
        attestationObject: base64url(attestationObject),
        transports: ['internal'],
      })
    },
    get({ challenge }, given = {}) {
      const authData = head(given, 0)
      const client = clientData('webauthn.get', challenge, given)
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(authData),
        signature: base64url(sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)),
        userHandle: given.userHandle ?? owner,
      })
    },
  }

  function head({ isVerified = true, rpId = 'localhost' }: Circumstances, more: number): Buffer {
    const { counter, isBackedUp } = device
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const verified = isVerified ? FLAGS.isVerified : 0
    const backup = FLAGS.isEligible | (isBackedUp ? FLAGS.isBackedUp : 0)
    return Buffer.concat([sha256(rpId), Buffer.from([FLAGS.isPresent | verified | backup | more]), count])
  }

  const clientData = (type: string, challenge: string, given: Circumstances) =>
    JSON.stringify({ type, challenge, origin: given.origin ?? 'http://localhost:3000', crossOrigin: false })

  const answer = (response: object) => ({
    ...{ id: base64url(credentialId), rawId: base64url(credentialId), type: 'public-key' },
    ...{ authenticatorAttachment: 'platform', clientExtensionResults: {}, response },
  })

  return device
}
