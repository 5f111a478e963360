// Which parameters each route takes, in the words of the installed `stripe` package: the only list of routes there is.
import type Stripe from 'stripe'

type Browser = { key?: string; _stripe_account?: string; client_secret?: string }
interface CardData {
  number?: string
  exp_month?: number
  exp_year?: number
  cvc?: string
  token?: string
  wallet?: { type: 'apple_pay' | 'google_pay' }
}
interface BrowserMethod extends Browser {
  type: 'card' | 'sepa_debit' | 'us_bank_account' | 'link'
  card?: CardData
  sepa_debit?: { iban: string }
  us_bank_account?: {
    account_holder_type?: string
    account_number?: string
    account_type?: string
    routing_number?: string
  }
  link?: { [name: string]: string }
  billing_details?: Stripe.PaymentMethodCreateParams.BillingDetails
  allow_redisplay?: 'always' | 'limited' | 'unspecified'
  metadata?: Stripe.MetadataParam
  expand?: string[]
}
interface BrowserToken extends Browser {
  payment_method?: string
  payment_method_data?: MethodData
  return_url?: string
  setup_future_usage?: 'off_session' | 'on_session'
  shipping?: Stripe.PaymentIntentConfirmParams.Shipping
  metadata?: Stripe.MetadataParam
  expand?: string[]
}
type MethodData = Omit<BrowserMethod, keyof Browser | 'expand'>
interface BrowserConfirm extends Browser {
  confirmation_token?: string
  payment_method?: string
  payment_method_data?: MethodData
  return_url?: string
  use_stripe_sdk?: boolean
  mandate_data?: Stripe.PaymentIntentConfirmParams.MandateData
  receipt_email?: string
  setup_future_usage?: 'off_session' | 'on_session'
  shipping?: Stripe.PaymentIntentConfirmParams.Shipping
  expand?: string[]
}
type BrowserSetup = Omit<BrowserConfirm, 'receipt_email' | 'setup_future_usage' | 'shipping'>
/** The client's index does not name its parameters (23.1.0): they are those of a confirmation. */
interface HelperToken
  extends Pick<
    Stripe.PaymentIntentConfirmParams,
    'payment_method' | 'payment_method_data' | 'return_url' | 'expand'
  > {
  setup_future_usage?: 'off_session' | 'on_session'
  shipping?: Stripe.PaymentIntentCreateParams.Shipping
}
interface Page {
  expand?: string[]
  ending_before?: string
  limit?: number
  starting_after?: string
}

export interface RouteParams {
  'GET /v1/account': Stripe.AccountRetrieveCurrentParams
  'POST /v1/accounts': Stripe.AccountCreateParams
  'GET /v1/accounts': Stripe.AccountListParams
  'GET /v1/accounts/:id': Stripe.AccountRetrieveParams
  'POST /v1/accounts/:id': Stripe.AccountUpdateParams
  'DELETE /v1/accounts/:id': Stripe.AccountDeleteParams
  'GET /v1/accounts/:id/capabilities': Stripe.AccountListCapabilitiesParams
  'GET /v1/accounts/:id/capabilities/:capability': Stripe.AccountRetrieveCapabilityParams
  'POST /v1/account_links': Stripe.AccountLinkCreateParams
  'POST /v1/account_sessions': Stripe.AccountSessionCreateParams

  'POST /v1/payment_methods': Stripe.PaymentMethodCreateParams
  'GET /v1/payment_methods': Stripe.PaymentMethodListParams
  'GET /v1/payment_methods/:id': Stripe.PaymentMethodRetrieveParams
  'POST /v1/payment_methods/:id/attach': Stripe.PaymentMethodAttachParams
  'POST /v1/payment_methods/:id/detach': Stripe.PaymentMethodDetachParams
  'GET /v1/customers/:id/payment_methods': Stripe.CustomerListPaymentMethodsParams
  'GET /v1/mandates/:id': Stripe.MandateRetrieveParams

  'GET /v1/confirmation_tokens/:id': Stripe.ConfirmationTokenRetrieveParams
  'POST /v1/test_helpers/confirmation_tokens': HelperToken

  'POST /v1/payment_intents': Stripe.PaymentIntentCreateParams
  'GET /v1/payment_intents': Stripe.PaymentIntentListParams
  'GET /v1/payment_intents/:id': Stripe.PaymentIntentRetrieveParams
  'POST /v1/payment_intents/:id': Stripe.PaymentIntentUpdateParams
  'POST /v1/payment_intents/:id/confirm': Stripe.PaymentIntentConfirmParams
  'POST /v1/payment_intents/:id/cancel': Stripe.PaymentIntentCancelParams

  'POST /v1/setup_intents': Stripe.SetupIntentCreateParams
  'GET /v1/setup_intents': Stripe.SetupIntentListParams
  'GET /v1/setup_intents/:id': Stripe.SetupIntentRetrieveParams
  'POST /v1/setup_intents/:id/confirm': Stripe.SetupIntentConfirmParams
  'POST /v1/setup_intents/:id/cancel': Stripe.SetupIntentCancelParams

  'GET /v1/charges': Stripe.ChargeListParams
  'GET /v1/charges/:id': Stripe.ChargeRetrieveParams
  'POST /v1/charges/:id': Stripe.ChargeUpdateParams
  'GET /v1/charges/:id/refunds': Page

  'POST /v1/refunds': Stripe.RefundCreateParams
  'GET /v1/refunds': Stripe.RefundListParams
  'GET /v1/refunds/:id': Stripe.RefundRetrieveParams
  'POST /v1/refunds/:id': Stripe.RefundUpdateParams
  'POST /v1/refunds/:id/cancel': Stripe.RefundCancelParams

  'GET /v1/disputes': Stripe.DisputeListParams
  'GET /v1/disputes/:id': Stripe.DisputeRetrieveParams
  'POST /v1/disputes/:id': Stripe.DisputeUpdateParams
  'POST /v1/disputes/:id/close': Stripe.DisputeCloseParams

  'POST /v1/customers': Stripe.CustomerCreateParams
  'GET /v1/customers': Stripe.CustomerListParams
  'GET /v1/customers/:id': Stripe.CustomerRetrieveParams
  'POST /v1/customers/:id': Stripe.CustomerUpdateParams
  'DELETE /v1/customers/:id': Stripe.CustomerDeleteParams

  'POST /v1/checkout/sessions': Stripe.Checkout.SessionCreateParams
  'GET /v1/checkout/sessions': Stripe.Checkout.SessionListParams
  'GET /v1/checkout/sessions/:id': Stripe.Checkout.SessionRetrieveParams
  'POST /v1/checkout/sessions/:id': Stripe.Checkout.SessionUpdateParams
  'POST /v1/checkout/sessions/:id/expire': Stripe.Checkout.SessionExpireParams
  'GET /v1/checkout/sessions/:id/line_items': Stripe.Checkout.SessionListLineItemsParams

  'GET /v1/events': Stripe.EventListParams
  'GET /v1/events/:id': Stripe.EventRetrieveParams

  'GET /v1/balance': Stripe.BalanceRetrieveParams
  'GET /v1/balance_transactions': Stripe.BalanceTransactionListParams
  'GET /v1/balance_transactions/:id': Stripe.BalanceTransactionRetrieveParams
  'GET /v1/payouts': Stripe.PayoutListParams
  'GET /v1/payouts/:id': Stripe.PayoutRetrieveParams
  'GET /v1/application_fees': Stripe.ApplicationFeeListParams
  'GET /v1/application_fees/:id': Stripe.ApplicationFeeRetrieveParams
  'GET /v1/application_fees/:id/refunds': Stripe.ApplicationFeeListRefundsParams
  'POST /v1/application_fees/:id/refunds': Stripe.ApplicationFeeCreateRefundParams

  'POST /v1/webhook_endpoints': Stripe.WebhookEndpointCreateParams
  'GET /v1/webhook_endpoints': Stripe.WebhookEndpointListParams
  'GET /v1/webhook_endpoints/:id': Stripe.WebhookEndpointRetrieveParams
  'POST /v1/webhook_endpoints/:id': Stripe.WebhookEndpointUpdateParams
  'DELETE /v1/webhook_endpoints/:id': Stripe.WebhookEndpointDeleteParams

  'POST /v1/payment_method_domains': Stripe.PaymentMethodDomainCreateParams
  'GET /v1/payment_method_domains': Stripe.PaymentMethodDomainListParams
  'GET /v1/payment_method_domains/:id': Stripe.PaymentMethodDomainRetrieveParams
  'POST /v1/payment_method_domains/:id': Stripe.PaymentMethodDomainUpdateParams
  'POST /v1/payment_method_domains/:id/validate': Stripe.PaymentMethodDomainValidateParams

  'BROWSER POST /v1/payment_methods': BrowserMethod
  'BROWSER POST /v1/confirmation_tokens': BrowserToken
  'BROWSER GET /v1/payment_intents/:id': Browser & { expand?: string[] }
  'BROWSER POST /v1/payment_intents/:id/confirm': BrowserConfirm
  'BROWSER GET /v1/setup_intents/:id': Browser & { expand?: string[] }
  'BROWSER POST /v1/setup_intents/:id/confirm': BrowserSetup
  'BROWSER GET /v1/checkout/sessions/:id': Browser & { expand?: string[] }
  'BROWSER POST /v1/checkout/sessions/:id/confirm': BrowserConfirm
}

export type RouteKey = keyof RouteParams
