// The texts of our emails in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'mail.greeting': 'Beste {name},',
  'mail.invoice': 'Factuur {number}',
  'mail.due': 'te betalen uiterlijk {date}',
  'mail.wasDue': 'had betaald moeten zijn op {date}',
  'mail.viewAndPay': 'Bekijken en betalen',
  'mail.viewInvoice': 'Factuur bekijken',
  'mail.questions': 'Vragen? Beantwoord deze e-mail, dan komt uw bericht bij {organisation} terecht.',
  'mail.sentBy': 'Verzonden door Remit namens {organisation}.',
  'mail.label.invoice': 'Factuur',
  'mail.label.customer': 'Klant',
  'mail.label.issued': 'Factuurdatum',
  'mail.label.due': 'Vervaldatum',
  'mail.label.total': 'Totaal',
  'mail.label.outstanding': 'Nog te betalen',
  'mail.label.paid': 'Betaald',
  'mail.label.paidOn': 'Betaald op',
  'mail.label.paidWith': 'Betaald met',
  'mail.label.refunded': 'Terugbetaald',
  'mail.label.fee': 'Servicekosten',
  'mail.label.reference': 'Kenmerk',
  'mail.invoiceSent.subject': 'Factuur {number} van {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} heeft u een factuur gestuurd.',
  'mail.invoiceSent.settled': 'Deze factuur is betaald. Er staat niets meer open.',
  'mail.discountBack.subject': 'Korting van {amount} op factuur {number} teruggenomen',
  'mail.discountBack.title': 'Een korting is teruggenomen',
  'mail.discountBack.lead':
    'Uw betaling van factuur {number} is teruggegaan, daarom geldt de korting niet meer. {organisation} vraagt ook dit bedrag alsnog.',
  'mail.creditNote.title': 'Creditnota {number}',
  'mail.creditNote.subject': 'Creditnota {number} van {organisation}: {amount}',
  'mail.creditNote.lead':
    '{organisation} heeft dit bedrag op factuur {number} gecrediteerd. U bent het niet meer verschuldigd.',
  'mail.receipt.subject': 'Betalingsbewijs van {organisation} voor factuur {number}',
  'mail.receipt.title': 'Bedankt voor uw betaling',
  'mail.receipt.lead': '{organisation} heeft uw betaling ontvangen.',
  'mail.paidNotice.subject': '{customer} heeft {amount} betaald voor factuur {number}',
  'mail.paidNotice.title': 'U bent betaald',
  'mail.paidNotice.lead': '{customer} heeft u betaald.',
  'mail.refundNotice.subject': 'Terugbetaling van {organisation} voor factuur {number}',
  'mail.refundNotice.title': 'Uw terugbetaling is onderweg',
  'mail.refundNotice.lead': 'U krijgt geld terug van {organisation} voor factuur {number}.',
  'mail.refundNotice.surplus':
    'Factuur {number} is meer dan één keer betaald, daarom krijgt u dit bedrag terug.',
  'mail.refundNotice.overpaid': 'Voor factuur {number} is te veel betaald, daarom krijgt u dit bedrag terug.',
  'mail.refundNotice.arrival':
    'Het bedrag is meestal binnen 5 tot 10 dagen bij u, op dezelfde manier als u hebt betaald.',
  'mail.refundNotice.credited':
    'Hierbij hoort creditnota {number} van {amount}: u bent dit bedrag niet opnieuw verschuldigd.',
  'mail.invitation.subject': '{organisation} nodigt u uit voor Remit',
  'mail.invitation.title': 'U bent uitgenodigd',
  'mail.invitation.lead':
    '{organisation} verstuurt facturen met Remit en wordt betaald via een link. U bent uitgenodigd om mee te doen.',
  'mail.invitation.how':
    'Meld u aan met het adres {email}. U hebt geen wachtwoord nodig: u krijgt een link per e-mail.',
  'mail.invitation.signIn': 'Aanmelden',
  'mail.invitation.role': 'Uw rol',
  'mail.invitation.roleOwner': 'Eigenaar',
  'mail.invitation.roleAdmin': 'Beheerder',
  'mail.invitation.roleMember': 'Lid',
  'mail.order.title': 'Bestelling {number}',
  'mail.order.receiptSubject': 'Betalingsbewijs van {organisation} voor bestelling {number}',
  'mail.order.paidSubject': '{customer} heeft {amount} betaald voor bestelling {number}',
  'mail.order.refundSubject': 'Terugbetaling van {organisation} voor bestelling {number}',
  'mail.order.refundLead': 'U krijgt geld terug van {organisation} voor bestelling {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Factuur openen',
  'mail.trouble.debitFailed.title': 'Een incasso is niet gelukt',
  'mail.trouble.debitFailed.lead':
    'De incasso van {amount} bij {customer} is teruggeboekt. Via de link kan opnieuw worden betaald, per incasso of anders.',
  'mail.trouble.disputeOpened.title': 'Een betaling wordt betwist',
  'mail.trouble.disputeOpened.lead':
    'De bank van {customer} heeft {amount} teruggehaald tot er een besluit is. Zonder antwoord is het geld verloren.',
  'mail.trouble.inquiryOpened.title': 'Een bank heeft een vraag over een betaling',
  'mail.trouble.inquiryOpened.lead':
    'De bank van {customer} heeft een vraag over een betaling van {amount}. Er is geen geld teruggehaald; een antwoord kan een geschil voorkomen.',
  'mail.trouble.answer': 'Bij Stripe antwoorden uiterlijk',
  'mail.trouble.disputeWon.title': 'U hebt het geschil gewonnen',
  'mail.trouble.disputeWon.lead': 'De bank van {customer} heeft voor u beslist: {amount} is van u.',
  'mail.trouble.disputeLost.title': 'Het geschil is verloren',
  'mail.trouble.disputeLost.lead': 'De bank van {customer} houdt {amount}.',
  'mail.trouble.disputeLost.open': 'De factuur staat weer open.',
  'mail.trouble.disputeLost.discount':
    'De korting voor deze betaling, {amount}, is teruggenomen: uw klant is die weer verschuldigd.',
  'mail.trouble.inquiryClosed.title': 'De vraag van de bank is afgesloten',
  'mail.trouble.inquiryClosed.lead':
    'De bank van {customer} heeft geen vragen meer over de betaling van {amount}. Er is geen geld teruggehaald.',
  'mail.trouble.refundFailed.title': 'Een terugbetaling is mislukt',
  'mail.trouble.refundFailed.lead': 'De terugbetaling van {amount} aan {customer} is niet aangekomen.',
  'mail.trouble.refundFailed.why': 'Open de factuur om te zien waarom.',
  'mail.trouble.overpaid.title': 'Er is te veel betaald op een factuur',
  'mail.trouble.overpaid.lead':
    '{customer} heeft {amount} te veel betaald. Open de factuur om het terug te geven of als tegoed te houden.',
  'mail.trouble.setAside.title': 'Een betaling is apart gezet',
  'mail.trouble.setAside.lead':
    'Een betaling van {amount} door {customer} komt niet overeen met onze gegevens of kan niet meer bij de aanbieder worden gecontroleerd. Er is niets geboekt. Iemand moet ernaar kijken.',
  'mail.trouble.setAside.open': 'Bekijken wat te doen',
  'mail.trouble.undelivered.failed.title': 'Het document is niet aangekomen',
  'mail.trouble.undelivered.failed.lead': 'Het kon niet via Peppol bij {customer} worden bezorgd.',
  'mail.trouble.undelivered.rejected.title': 'Het document is geweigerd',
  'mail.trouble.undelivered.rejected.lead':
    '{customer} heeft het via Peppol ontvangen en accepteert het niet.',
  'mail.trouble.recurring.title': 'Een terugkerende factuur kon niet worden gemaakt',
  'mail.trouble.recurring.lead':
    'De volgende factuur voor {customer} kon niet worden gemaakt. Er gaat niets verloren: ze wordt gemaakt zodra niets meer in de weg staat.',
  'mail.trouble.payoutFailed.title': 'Een uitbetaling is mislukt',
  'mail.trouble.payoutFailed.lead':
    'Uw bank heeft een uitbetaling van {amount} teruggestuurd. Controleer bij Stripe of uw bankrekening klopt.',
  'mail.trouble.payerDebit.title': 'Uw incasso is niet gelukt',
  'mail.trouble.payerDebit.lead':
    'Uw bank heeft de incasso van {amount} voor {organisation} teruggeboekt. Controleer of er genoeg op de rekening staat en of incasso is toegestaan, en betaal daarna opnieuw of kies een andere manier.',
  'mail.trouble.paymentFailed.title': 'Een betaling is niet gelukt',
  'mail.trouble.paymentFailed.lead': 'De betaling van {amount} door {customer} is niet gelukt.',
  'mail.trouble.payerPayment.title': 'Uw betaling is niet gelukt',
  'mail.trouble.payerPayment.lead':
    'Uw betaling van {amount} aan {organisation} is niet gelukt. Betaal opnieuw of kies een andere manier.',
  'mail.debit.onItsWay.title': 'Uw incasso is onderweg',
  'mail.debit.onItsWay.lead':
    '{organisation} heeft uw bank om {amount} gevraagd. U hoeft verder niets te doen: houd genoeg saldo op de rekening tot het bedrag is afgeschreven.',
  'mail.debit.onItsWay.arrival':
    'Dit duurt gewoonlijk ongeveer {days, plural, one {# werkdag} other {# werkdagen}}. We schrijven u opnieuw zodra bekend is hoe het is afgelopen.',
  'mail.debit.failed.sepa':
    'Uw bank heeft de SEPA-incasso van {amount} voor {organisation} teruggeboekt. Controleer of er genoeg op de rekening staat en of SEPA-incasso niet is geblokkeerd, en betaal daarna opnieuw of kies een andere manier.',
  'mail.debit.failed.bacs':
    'Uw bank heeft de Bacs-incasso van {amount} voor {organisation} teruggeboekt. Controleer of er genoeg op de rekening staat en of de machtiging (Direct Debit Instruction) bij uw bank niet is ingetrokken, en betaal daarna opnieuw of kies een andere manier.',
  'mail.debit.failed.ach':
    'Uw bank heeft de ACH-incasso van {amount} voor {organisation} teruggeboekt. Controleer het routing number en het rekeningnummer, of er genoeg op de rekening staat en of uw bank ACH-incasso’s blokkeert, en betaal daarna opnieuw of kies een andere manier.',
  'mail.debit.failed.becs':
    'Uw bank heeft de BECS-incasso van {amount} voor {organisation} teruggeboekt. Controleer de BSB en het rekeningnummer, of er genoeg op de rekening staat en of incasso is toegestaan, en betaal daarna opnieuw of kies een andere manier.',
  'mail.debit.failed.pad':
    'Uw bank heeft de vooraf gemachtigde incasso (PAD) van {amount} voor {organisation} teruggeboekt. Controleer het transit-, instellings- en rekeningnummer en of er genoeg op de rekening staat, en betaal daarna opnieuw of kies een andere manier.',
  'mail.trouble.payerRefund.title': 'Uw terugbetaling is niet aangekomen',
  'mail.trouble.payerRefund.lead':
    'De bank heeft de terugbetaling van {amount} door {organisation} niet aangenomen. {organisation} weet ervan en geeft u het geld op een andere manier. Beantwoord deze mail als u wilt zeggen hoe.',
  'mail.trouble.payerRefund.cancelled':
    'De bijbehorende creditnota {cancelled} geldt niet meer: document {number} annuleert die.',
  'mail.trouble.paymentsOff.title': 'Online betalingen staan uit',
  'mail.trouble.paymentsOff.lead':
    '{organisation} kan online geen betalingen meer ontvangen: Stripe heeft ze gestopt, of de verbinding met Stripe is ingetrokken. Facturen tonen de andere manieren om te betalen tot dit is opgelost.',
  'mail.trouble.paymentsOff.open': 'Bekijken wat ontbreekt',
  'mail.unlock.subject': 'Uw code om {number} te betalen',
  'mail.unlock.title': 'Uw code om te betalen',
  'mail.unlock.lead':
    'Vul deze code in op de betaalpagina van {organisation}. De code werkt één keer, zolang onlinebetalingen daar zijn gepauzeerd.',
  'mail.unlock.ignore':
    'Hebt u hier niet om gevraagd? Dan heeft iemand anders uw betaallink. Er is niets afgeschreven en u kunt deze e-mail negeren.',
  'mail.trouble.paused.title': 'Onlinebetalingen zijn gepauzeerd',
  'mail.trouble.paused.lead':
    'In korte tijd {count, plural, one {is # kaart} other {zijn # kaarten}} geweigerd, zoals gebeurt wanneer gestolen kaarten worden getest. We hebben onlinebetalingen daar een tijdje gepauzeerd; alle andere betalingen gaan door. Uw klant kan op een andere manier betalen, of met een code die we naar de ontvanger van de factuur sturen.',
  'mail.reminder.before.subject': 'Te betalen op {date}: factuur {number} van {organisation}',
  'mail.reminder.on.subject': 'Vandaag te betalen: factuur {number} van {organisation}',
  'mail.reminder.after.subject': 'Herinnering: factuur {number} van {organisation} staat nog open',
  'mail.reminder.before.lead':
    'Een vriendelijke herinnering: op {date} moet {amount} voor factuur {number} van {organisation} betaald zijn. U kunt betalen met de link hieronder.',
  'mail.reminder.on.lead':
    'Vandaag moet {amount} voor factuur {number} van {organisation} betaald zijn. U kunt betalen met de link hieronder.',
  'mail.reminder.after.lead':
    '{amount} voor factuur {number} van {organisation} had op {date} betaald moeten zijn en is nog niet ontvangen. Betaal met de link hieronder.',
  'mail.reminder.open.lead':
    '{amount} voor factuur {number} van {organisation} staat nog open. U kunt betalen met de link hieronder.',
  'mail.reminder.reply': 'Staat er iets in de weg? Beantwoord dan deze e-mail.',
  'mail.reminder.ignore': 'Hebt u al betaald? Dan danken wij u, en kunt u deze e-mail negeren.',
  'mail.reminder.phone': 'U kunt {organisation} ook bellen: {phone}.',
  'mail.statement.subject': 'Overzicht van uw facturen bij {organisation}',
  'mail.statement.title': 'Uw openstaande facturen',
  'mail.statement.lead': '{organisation} heeft u een overzicht van uw openstaande facturen gestuurd.',
  'mail.statement.count': '{count, plural, one {# factuur staat open.} other {# facturen staan open.}}',
  'mail.statement.nothing': 'Er staat niets meer open.',
  'mail.statement.oldest': 'Hier staan alleen de oudste facturen.',
  'mail.autopay.label': 'Automatisch betalen',
  'mail.autopay.stop': 'Stopzetten',
  'mail.autopay.agreed.title': 'Automatisch betalen staat aan',
  'mail.autopay.agreed.lead':
    'Vanaf nu int {organisation} uw facturen automatisch op de vervaldag. Hiermee bent u akkoord gegaan:',
  'mail.autopay.coming.title': 'Uw betaling wordt op {date} geïnd',
  'mail.autopay.coming.lead':
    '{organisation} int op {date} automatisch {amount}. U hoeft niets te doen. Betaalt u liever op een andere manier, doe dat dan vóór die dag.',
  'mail.autopay.declined.title': 'Uw automatische betaling is niet gelukt',
  'mail.autopay.declined.lead':
    'We konden {amount} voor {organisation} niet innen. Betaal via de link hieronder.',
  'mail.autopay.declined.confirm':
    'Uw bank wil dat u deze betaling van {amount} aan {organisation} zelf bevestigt. Betaal via de link hieronder.',
  'mail.autopay.declined.again': 'Is er op {date} nog niet betaald, dan proberen we het nog een keer.',
  'mail.autopay.declined.last': 'Uit onszelf proberen we het niet nog eens.',
  'mail.autopay.ended.title': 'Automatisch betalen is gestopt',
  'mail.autopay.ended.byPayer':
    'Zoals gevraagd int {organisation} uw facturen niet meer automatisch. U krijgt elke factuur met een link om te betalen.',
  'mail.autopay.ended.byOthers':
    '{organisation} int uw facturen niet meer automatisch. U krijgt elke factuur met een link om te betalen.',
  'mail.autopay.ended.byMeans':
    'Uw betaalmiddel kan niet meer worden belast. Daarom int {organisation} uw facturen niet meer automatisch. U krijgt elke factuur met een link om te betalen; daar kunt u automatisch betalen weer aanzetten.',
  'mail.autopay.endedNotice.lead':
    '{customer} betaalt niet meer automatisch. Stuur facturen zoals voorheen met hun link.',
  'mail.autopay.declinedNotice.title': 'Een automatische betaling is mislukt',
  'mail.autopay.declinedNotice.lead':
    '{amount} kon bij {customer} niet worden geïnd en wordt niet automatisch opnieuw geprobeerd. De klant heeft de link om te betalen.',
  'mail.autopay.untoldNotice.title': 'Een automatische betaling wacht',
  'mail.autopay.untoldNotice.lead':
    '{amount} is bij {customer} niet geïnd: de e-mail die dat vooraf aankondigt kon niet worden verzonden. Controleer het e-mailadres. Er wordt pas geïnd als de aankondiging is verzonden.',
}
