// Makes the World of world.ts out of the acts: each call one step, by whichever account owns the object.

import { deauthorize, finishOnboarding, isConnected, needAccount, setCapabilities } from './acts/accounts'
import { expireSession } from './acts/checkout'
import { completeAuthentication, confirmIntent } from './acts/confirm'
import { failProcessing, settleProcessing } from './acts/debits'
import { answerDispute, closeDispute, escalateInquiry, openDispute } from './acts/disputes'
import { cancelIntent } from './acts/intents'
import { endMandate } from './acts/mandates'
import { behaviourOf, createPaymentMethod, resolvePaymentMethod } from './acts/payment-methods'
import { failPayout, payOut } from './acts/payouts'
import { chargeBehind, createRefund, failRefund, settleRefund } from './acts/refunds'
import { detachMethod } from './acts/saved-methods'
import { completeSetupAuthentication, confirmSetup } from './acts/setup-intents'
import { publishableKeyOf } from './api/auth'
import { paySession } from './api/checkout-sessions'
import { type Core, PLATFORM_ID } from './core/core'
import { noSuch } from './core/errors'
import type { OnboardingLink, StripeKind } from './core/kinds'
import { refundsOf } from './mollie/acts'
import { chargebacksOf } from './mollie/chargebacks'
import type { Found, LinkVisit, World } from './world'

type Paying = Pick<
  World,
  | 'createPaymentMethod'
  | 'payPaymentIntent'
  | 'completeAuthentication'
  | 'settleProcessing'
  | 'failProcessing'
  | 'cancelPaymentIntent'
  | 'confirmSetupIntent'
  | 'endMandate'
  | 'detachMethod'
  | 'setBehaviour'
  | 'payCheckoutSession'
  | 'expireCheckoutSession'
>
type Afterwards = Pick<
  World,
  | 'refund'
  | 'settleRefund'
  | 'failRefund'
  | 'dispute'
  | 'answerDispute'
  | 'escalateInquiry'
  | 'closeDispute'
  | 'payOut'
  | 'failPayout'
>
type Onboarding = Pick<
  World,
  | 'openAccountLink'
  | 'accountLink'
  | 'accountSession'
  | 'onboardingDraft'
  | 'saveOnboardingDraft'
  | 'finishOnboarding'
  | 'setCapabilities'
  | 'deauthorize'
>

export function createWorld(core: Core): World {
  return {
    ...paying(core),
    ...afterwards(core),
    ...onboarding(core),
    ...whatIs(core),
    // Known only once the server listens.
    get url() {
      return core.url
    },
  }
}

const isSetup = (id: string): boolean => id.startsWith('seti_')

/** Runs an act on the account that owns an object. */
function on<K extends StripeKind, T>(core: Core, kind: K, id: string, act: (found: Found<K>) => T): T {
  return core.store.step(() => {
    const found = core.store.find(kind, id)
    if (!found) throw noSuch(kind, id)
    return act(found)
  })
}

function whatIs(core: Core): Omit<World, 'url' | keyof Paying | keyof Afterwards | keyof Onboarding> {
  const { store } = core
  return {
    appUrl: core.options.appUrl,
    publishableKey: core.options.publishableKey,
    publishableKeyOf: (account) => publishableKeyOf(core, account),
    platformId: PLATFORM_ID,
    now: core.now,
    find: (kind, id) => store.find(kind, id),
    findIntent: (id) => (isSetup(id) ? store.find('setup_intent', id) : store.find('payment_intent', id)),
    list: (kind, account) => store.list(kind, account).reverse(),
    molliePayments: () =>
      store
        .list('mollie_payment')
        .reverse()
        .map(({ account: profile, object: payment }) => ({
          profile,
          payment,
          refunds: refundsOf(core, profile, payment.id),
          chargebacks: chargebacksOf(core, profile, payment.id),
        })),
    isConnected: (accountId) => isConnected(core, accountId),
    behaviourOf: (paymentMethodId) => behaviourOf(core, paymentMethodId),
    lineItems: (sessionId) =>
      (store.find('session_lines', sessionId)?.object.lines ?? []).map((line) => ({
        description: line.description ?? '',
        quantity: line.quantity ?? 1,
        amountTotal: line.amount_total,
      })),
  }
}

function paying(core: Core): Paying {
  return {
    createPaymentMethod: (account, params) =>
      core.store.step(() => createPaymentMethod(core, account, params)),
    payPaymentIntent: (id, paymentMethod, returnUrl) =>
      on(core, 'payment_intent', id, ({ account, object }) =>
        confirmIntent(core, account, object, resolvePaymentMethod(core, account, paymentMethod), {
          returnUrl,
          usesStripeSdk: returnUrl === undefined,
          hasAcceptance: true,
        }),
      ),
    confirmSetupIntent: (id, paymentMethod) =>
      on(core, 'setup_intent', id, ({ account, object }) =>
        confirmSetup(core, account, object, resolvePaymentMethod(core, account, paymentMethod), {
          usesStripeSdk: true,
          hasAcceptance: true,
        }),
      ),
    completeAuthentication: (id, outcome) =>
      isSetup(id)
        ? on(core, 'setup_intent', id, ({ account }) =>
            completeSetupAuthentication(core, account, id, outcome),
          )
        : on(core, 'payment_intent', id, ({ account }) => completeAuthentication(core, account, id, outcome)),
    settleProcessing: (id) =>
      on(core, 'payment_intent', id, ({ account }) => settleProcessing(core, account, id)),
    failProcessing: (id) =>
      on(core, 'payment_intent', id, ({ account }) => failProcessing(core, account, id)),
    cancelPaymentIntent: (id) =>
      on(core, 'payment_intent', id, ({ account, object }) =>
        cancelIntent(core, account, object, 'requested_by_customer'),
      ),
    endMandate: (id) => on(core, 'mandate', id, ({ account }) => endMandate(core, account, id)),
    detachMethod: (id) => on(core, 'payment_method', id, ({ account }) => detachMethod(core, account, id)),
    setBehaviour: (id, behaviour) =>
      on(core, 'payment_method', id, ({ account, object }) => {
        const known = core.store.get('card_behaviour', account, id)
        core.store.put('card_behaviour', account, { ...known, id, behaviour })
        return object
      }),
    payCheckoutSession: (id, paymentMethod) =>
      on(core, 'checkout.session', id, ({ account }) =>
        paySession(core, account, id, resolvePaymentMethod(core, account, paymentMethod)),
      ),
    expireCheckoutSession: (id) =>
      on(core, 'checkout.session', id, ({ account, object }) => expireSession(core, account, object)),
  }
}

function afterwards(core: Core): Afterwards {
  const kindOf = (id: string) => (id.startsWith('pi_') ? 'payment_intent' : 'charge')
  return {
    // A refund from the Dashboard leaves the application fee where it is.
    refund: (id, options = {}) =>
      on(core, kindOf(id), id, ({ account }) =>
        createRefund(core, account, chargeBehind(core, account, id), {
          amount: options.amount,
          reason: options.reason as 'requested_by_customer' | undefined,
        }),
      ),
    settleRefund: (id) => on(core, 'refund', id, ({ account }) => settleRefund(core, account, id)),
    failRefund: (id) => on(core, 'refund', id, ({ account }) => failRefund(core, account, id)),
    dispute: (id, options = {}) =>
      on(core, kindOf(id), id, ({ account }) =>
        openDispute(core, account, chargeBehind(core, account, id), options),
      ),
    answerDispute: (id) => on(core, 'dispute', id, ({ account }) => answerDispute(core, account, id)),
    escalateInquiry: (id) => on(core, 'dispute', id, ({ account }) => escalateInquiry(core, account, id)),
    closeDispute: (id, status) =>
      on(core, 'dispute', id, ({ account }) => closeDispute(core, account, id, status)),
    payOut: (accountId) => core.store.step(() => payOut(core, accountId)),
    failPayout: (id) => on(core, 'payout', id, ({ account }) => failPayout(core, account, id)),
  }
}

function onboarding(core: Core): Onboarding {
  const { store } = core
  const link = (token: string): OnboardingLink | undefined => store.find('account_link', token)?.object
  return {
    openAccountLink(token): LinkVisit {
      const found = link(token)
      if (!found) return { state: 'unknown' }
      if (found.isUsed) return { state: 'used', link: found }
      if (found.expiresAt <= core.nowSeconds()) return { state: 'expired', link: found }
      const opened = { ...found, isUsed: true }
      store.step(() => store.put('account_link', PLATFORM_ID, opened))
      return { state: 'opened', link: opened }
    },
    accountLink: link,
    accountSession(clientSecret) {
      const found = store.find('account_session', clientSecret)?.object
      return found && found.expiresAt > core.nowSeconds() ? found : undefined
    },
    onboardingDraft: (accountId) => store.find('onboarding_draft', accountId)?.object.fields ?? {},
    saveOnboardingDraft(accountId, fields) {
      store.step(() => store.put('onboarding_draft', PLATFORM_ID, { id: accountId, fields }))
    },
    finishOnboarding: (accountId, outcome) => store.step(() => finishOnboarding(core, accountId, outcome)),
    setCapabilities: (accountId, wanted) => store.step(() => setCapabilities(core, accountId, wanted)),
    deauthorize: (accountId) =>
      store.step(() => {
        needAccount(core, accountId)
        deauthorize(core, accountId)
      }),
  }
}
