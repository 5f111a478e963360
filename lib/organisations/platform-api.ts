// Organisations and members in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { ROLES } from '@/db/schema/organisations'
import { isQrIban } from '@/lib/codes/swiss-bill'
import { country, currency, email, locale, text, timeZone, unique, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import { presentAs } from '@/lib/http/fields/present'
import { reminderRules, reminderRulesAnswer } from '@/lib/http/fields/reminder-fields'
import { sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import { branding, brandingAnswer, brandingColumns, pageUrl, webOrigin } from '@/lib/http/fields/web-fields'
import { hasRightCheckDigits } from './iban'
import type { NumberedOrganisation } from './numbering'
import { documentNumberingAnswer, documentNumberingPatch } from './numbering-api'
import type { Member, OrganisationChanges, OrganisationFields } from './organisation'
import { particulars, particularsAnswer, presentParticulars } from './particulars-api'
import { presentPrices, priceFields, pricesAnswer, readPrices } from './price-api'
import { ORGANISATION_ORDERS } from './store'

const compact = (value: string) => value.replaceAll(/[\s-]/g, '').toUpperCase()

const bankDetails = z
  .strictObject({
    accountHolder: text(200).optional(),
    bankName: text(200).optional(),
    iban: text(42)
      .overwrite(compact)
      .regex(/^[A-Z]{2}\d{2}[A-Z\d]{8,30}$/, { error: 'must be an IBAN.', abort: true })
      .refine(hasRightCheckDigits, {
        error: 'contains a typo: its check digits do not match.',
        abort: true,
      })
      .refine(
        (iban) => !isQrIban(iban),
        'is a QR-IBAN, which takes no transfers: give the ordinary IBAN of the account.',
      )
      .optional(),
    bic: text(20)
      .overwrite(compact)
      .regex(/^[A-Z\d]{4}[A-Z]{2}[A-Z\d]{2}(?:[A-Z\d]{3})?$/, 'must be a BIC of 8 or 11 characters.')
      .optional(),
    accountNumber: text(40).optional(),
    routingNumber: text(40).optional(),
  })
  .meta({
    id: 'BankDetails',
    description: 'Shown to payers where cards cannot be accepted. `null` clears them.',
    example: { accountHolder: 'Bakery Lindenhof GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  })

const fields = {
  name: text(200).meta({ example: 'Bakery Lindenhof' }),
  email: email.nullable().optional().meta({ description: 'Where payers can reach the business.' }),
  country,
  defaultCurrency: currency,
  timeZone: timeZone.optional().meta({
    description:
      'IANA name. Issue dates, overdue dates and report weeks use this zone. If omitted: the zone where most people of the country live.',
  }),
  locale: locale.nullable().optional().meta({
    description:
      'BCP 47 language tag: for emails to the business, and for documents, pages and emails to customers who have no language of their own. `null` for the language of the country.',
    example: 'de-AT',
  }),
  reminders: reminderRules
    .nullable()
    .optional()
    .meta({
      description:
        'When customers are reminded of what they owe, at 09:00 where they are, unless the customer’s or the invoice’s own `reminders` say otherwise; `null` or `[]` for never.',
      example: [{ offsetDays: -3 }, { offsetDays: 7 }],
    }),
  remindersSkipHolidays: z.boolean('must be true or false.').optional().meta({
    description:
      'A reminder that would leave on a public holiday of your country, or of the part of it that `address.state` names, leaves on the next day.',
  }),
  ...particulars,
  branding: branding.nullable().optional(),
  bankDetails: bankDetails.nullable().optional(),
  allowedOrigins: z
    .array(webOrigin)
    .max(50, 'must hold at most 50 origins.')
    .overwrite(unique)
    .optional()
    .meta({
      description:
        'Your own pages: they may call the Checkout API from a browser, and checkouts created without a key only send payers back to these hosts.',
    }),
  confirmationUrl: pageUrl.nullable().optional().meta({
    description: 'Where payers go after a checkout if the call names no address; `null` for our own page.',
  }),
  ...ownReferences,
  requiresReferenceSignature: z.boolean('must be true or false.').optional().meta({
    description: 'Checkouts created without a key must have a `ReferenceSignature`; create a secret first.',
  }),
}

export const organisationBody = z.strictObject(fields).meta({ id: 'OrganisationBody' })

export const organisationPatch = z
  .strictObject({
    ...fields,
    documentNumbering: documentNumberingPatch.optional(),
    peppolDelivery: z.boolean('must be true or false.').optional().meta({
      description:
        'What is issued to a customer with an electronic address also goes by Peppol, wherever the format is ready. `false` until you change it.',
    }),
    offersAutopay: z.boolean('must be true or false.').optional().meta({
      description:
        'Payers may agree, on the page of an invoice, that later ones are collected by themselves on their due dates. `false` until you change it.',
    }),
    ...priceFields,
    requiresSecondFactor: z.boolean('must be true or false.').optional().meta({
      description:
        'People come in only with a second factor: a passkey, or a code of an authenticator app. Only owners can change it.',
    }),
  })
  .partial()
  .meta({ id: 'OrganisationPatch', description: 'Omitted fields stay as they are.' })

export const organisationQuery = sortedQuery(ORGANISATION_ORDERS).extend({
  email: email.optional().meta({ description: 'Exactly this email address, ignoring case.' }),
  ...ownReferenceFilters,
  ...timeFilters,
})

/** The fields that a body names; undefined for those that it leaves out. */
export const namedFields = ({
  attachPdfToEmails: attachesDocuments,
  branding: look,
  earlyPayment,
  lateFeeRule,
  peppolDelivery: sendsByPeppol,
  referenceRates,
  ...rest
}: z.output<typeof organisationPatch>) =>
  ({
    ...rest,
    ...brandingColumns(look),
    attachesDocuments,
    ...readPrices({ earlyPayment, lateFeeRule, referenceRates }),
    sendsByPeppol,
  }) satisfies OrganisationChanges

/** Where money goes, and who may begin a checkout: people confirm first that it is them. */
export const changesAccess = (body: z.output<typeof organisationPatch>): boolean =>
  (
    [
      'bankDetails',
      'allowedOrigins',
      'confirmationUrl',
      'requiresReferenceSignature',
      'requiresSecondFactor',
    ] as const
  ).some((field) => body[field] !== undefined)

export function allFields(body: z.output<typeof organisationBody>): OrganisationFields {
  const { methodAdjustments: _ofPatchAlone, ...named } = namedFields(body)
  const { bankDetails: bank = null, email: address = null, logoUrl = null, primaryColour = null } = named
  const { country: where, defaultCurrency, name } = body
  return {
    ...named,
    name,
    country: where,
    defaultCurrency,
    email: address,
    logoUrl,
    primaryColour,
    bankDetails: bank,
  }
}

export const organisationAnswer = z
  .object({
    id: z.uuid(),
    clientId: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    country: z.string(),
    defaultCurrency: z.string(),
    timeZone: z.string().meta({ description: 'IANA name.', example: 'Europe/Berlin' }),
    locale: z.string().nullable().meta({ description: 'BCP 47 language tag.', example: 'de-AT' }),
    reminders: reminderRulesAnswer,
    remindersSkipHolidays: z.boolean(),
    ...particularsAnswer,
    branding: brandingAnswer,
    bankDetails: bankDetails.nullable(),
    allowedOrigins: z.array(z.string()),
    confirmationUrl: z.string().nullable(),
    ...ownReferencesAnswer,
    requiresReferenceSignature: z.boolean(),
    documentNumbering: documentNumberingAnswer,
    offersAutopay: z.boolean().meta({
      description: 'Payers may agree that later invoices are collected by themselves.',
    }),
    ...pricesAnswer,
    requiresSecondFactor: z
      .boolean()
      .meta({ description: 'People come in only with a second factor; API keys are not asked.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Organisation' })

export const presentOrganisation = ({ documentNumbering, organisation }: NumberedOrganisation) =>
  presentAs(organisationAnswer, organisation, {
    documentNumbering,
    branding: presentAs(brandingAnswer, organisation),
    ...presentPrices(organisation),
    ...presentParticulars(organisation),
  })

export const referenceSecretAnswer = z
  .object({ secret: z.string().meta({ description: 'Shown only once. Keep it on your server.' }) })
  .meta({ id: 'ReferenceSecret' })

const role = z
  .enum(ROLES)
  .meta({ id: 'Role', description: 'Members can only view; owners and admins can also configure payments.' })

export const memberBody = z.strictObject({ email, role }).meta({ id: 'MemberBody' })

export const memberPatch = z.strictObject({ role }).meta({ id: 'MemberPatch' })

export const memberPath = z.object({ id: uuid, userId: uuid })

export const memberAnswer = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    role,
    createdAt: z.iso.datetime(),
    signedInAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'The first time this person signed in; null while the invitation is pending.' }),
  })
  .meta({ id: 'Member' })

export const presentMember = (member: Member) => presentAs(memberAnswer, member)
