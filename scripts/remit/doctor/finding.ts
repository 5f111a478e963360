// What the doctor finds: one sentence about one thing.

export type Finding = {
  about: 'environment' | 'database' | 'Stripe' | 'webhooks' | 'address' | 'mail' | 'Peppol'
  /** `note`: works, but somebody should know; `fault`: must be mended. */
  state: 'fine' | 'note' | 'fault'
  sentence: string
}
