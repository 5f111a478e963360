// The port: what every access point must be able to do. It takes documents into the Peppol network, and says what became of them.

/** Who sends or receives: a code of the list “Electronic Address Scheme”, and the id within it. */
export interface Participant {
  scheme: string
  id: string
}

export interface PeppolDocument {
  sender: Participant
  receiver: Participant
  /** The identifiers of Peppol's list, without the scheme that stands before them in its registers. */
  documentType: string
  process: string
  bytes: Uint8Array
  /** Of the bytes, in hexadecimal. */
  sha256: string
}

/**
 * `sent`: the access point has it, and answers for it. `delivered`: the receiver's access point has confirmed it.
 * `rejected`: the receiver says no to what it asks for. `failed`: it did not arrive, and will not.
 */
export type MessageState = 'sent' | 'delivered' | 'rejected' | 'failed'

export interface Message {
  id: string
  state: MessageState
  /** In words, of a person or a program at the other end; null where nothing is wrong. */
  reason: string | null
}

/** Every call is made outside transactions, and throws `PeppolFault`. */
export interface AccessPoint {
  /** Whether the receiver has said, in the register, that it takes such documents. */
  lookUp(receiver: Participant, documentType: string): Promise<boolean>
  /** Hands it over, or answers what was handed over under this key: it leaves once, however often it is called. */
  submit(document: PeppolDocument, idempotencyKey: string): Promise<Message>
  /** What was handed over under the key, though its answer was lost; undefined where it is known that nothing was. */
  findSubmitted(idempotencyKey: string): Promise<Message | undefined>
  statusOf(messageId: string): Promise<Message>
}
