// The refusals of webhooks, both ways, a part of the catalogue.
import type { Entry } from './catalogue'

export const WEBHOOKS = {
  'WebhookSubscription.Disabled': {
    status: 409,
    title: 'Webhook subscription is off',
    advice: 'Nothing is sent to a webhook that is switched off. Set `isActive` first.',
  },
  'WebhookSubscription.TooMany': {
    status: 409,
    title: 'Too many webhook subscriptions',
    advice: 'A client or an application can have at most 50. Delete any that are no longer needed.',
  },
  'Webhook.SignatureInvalid': {
    status: 400,
    title: 'Signature invalid',
    advice:
      'The event is not signed with this endpoint’s secret, or its timestamp is off by more than five minutes.',
    log: 'warn',
  },
  'Webhook.NotConfigured': {
    status: 503,
    title: 'Webhook secret not configured',
    advice: 'Set this endpoint’s webhook secret in the environment.',
    log: 'error',
  },
} satisfies Record<string, Entry>
