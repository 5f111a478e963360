// The texts of our emails in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'mail.greeting': 'Hej {name},',
  'mail.invoice': 'Faktura {number}',
  'mail.due': 'förfaller {date}',
  'mail.wasDue': 'förföll {date}',
  'mail.viewAndPay': 'Visa och betala',
  'mail.viewInvoice': 'Visa fakturan',
  'mail.questions': 'Frågor? Svara på det här mejlet, så läser {organisation} det.',
  'mail.sentBy': 'Skickat av Remit för {organisation}.',
  'mail.label.invoice': 'Faktura',
  'mail.label.customer': 'Kund',
  'mail.label.issued': 'Fakturadatum',
  'mail.label.due': 'Förfallodatum',
  'mail.label.total': 'Totalt',
  'mail.label.outstanding': 'Kvar att betala',
  'mail.label.paid': 'Betalt',
  'mail.label.paidOn': 'Betald den',
  'mail.label.paidWith': 'Betalsätt',
  'mail.label.refunded': 'Återbetalt',
  'mail.label.fee': 'Serviceavgift',
  'mail.label.reference': 'Referens',
  'mail.invoiceSent.subject': 'Faktura {number} från {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} har skickat en faktura till dig.',
  'mail.invoiceSent.settled': 'Fakturan är betald. Det finns inget kvar att betala.',
  'mail.discountBack.subject': 'Rabatt på {amount} för faktura {number} återtagen',
  'mail.discountBack.title': 'En rabatt har återtagits',
  'mail.discountBack.lead':
    'Er betalning av faktura {number} har gått tillbaka, och därför gäller rabatten inte längre. {organisation} begär nu även detta belopp.',
  'mail.creditNote.title': 'Kreditfaktura {number}',
  'mail.creditNote.subject': 'Kreditfaktura {number} från {organisation}: {amount}',
  'mail.creditNote.lead':
    '{organisation} har krediterat det här beloppet på faktura {number}. Du är inte längre skyldig det.',
  'mail.receipt.subject': 'Kvitto från {organisation} för faktura {number}',
  'mail.receipt.title': 'Tack för din betalning',
  'mail.receipt.lead': '{organisation} har tagit emot din betalning.',
  'mail.paidNotice.subject': '{customer} har betalat {amount} för faktura {number}',
  'mail.paidNotice.title': 'Du har fått betalt',
  'mail.paidNotice.lead': '{customer} har betalat.',
  'mail.refundNotice.subject': 'Återbetalning från {organisation} för faktura {number}',
  'mail.refundNotice.title': 'Din återbetalning är på väg',
  'mail.refundNotice.lead': '{organisation} återbetalar din betalning av faktura {number}.',
  'mail.refundNotice.surplus':
    'Faktura {number} har betalats mer än en gång, så de här pengarna går tillbaka till dig.',
  'mail.refundNotice.overpaid':
    'Det betalades för mycket för faktura {number}, så de här pengarna går tillbaka till dig.',
  'mail.refundNotice.arrival': 'Pengarna kommer oftast inom 5 till 10 dagar, samma väg som du betalade.',
  'mail.refundNotice.credited':
    'Till den hör kreditfaktura {number} på {amount}: du är inte skyldig beloppet igen.',
  'mail.invitation.subject': '{organisation} bjuder in dig till Remit',
  'mail.invitation.title': 'Du är inbjuden',
  'mail.invitation.lead':
    '{organisation} skickar fakturor med Remit och får betalt via en länk. Du har bjudits in att vara med.',
  'mail.invitation.how': 'Logga in med adressen {email}. Du behöver inget lösenord: du får en länk via mejl.',
  'mail.invitation.signIn': 'Logga in',
  'mail.invitation.role': 'Din roll',
  'mail.invitation.roleOwner': 'Ägare',
  'mail.invitation.roleAdmin': 'Administratör',
  'mail.invitation.roleMember': 'Medlem',
  'mail.order.title': 'Beställning {number}',
  'mail.order.receiptSubject': 'Kvitto från {organisation} för beställning {number}',
  'mail.order.paidSubject': '{customer} har betalat {amount} för beställning {number}',
  'mail.order.refundSubject': 'Återbetalning från {organisation} för beställning {number}',
  'mail.order.refundLead': '{organisation} återbetalar din betalning av beställning {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Öppna fakturan',
  'mail.trouble.debitFailed.title': 'Ett autogiro gick inte igenom',
  'mail.trouble.debitFailed.lead':
    'Autogirot på {amount} från {customer} returnerades. Det går att betala igen via länken, på samma sätt eller ett annat.',
  'mail.trouble.disputeOpened.title': 'En betalning har bestridits',
  'mail.trouble.disputeOpened.lead':
    'Banken för {customer} har tagit tillbaka {amount} tills den har beslutat. Utan svar går pengarna förlorade.',
  'mail.trouble.inquiryOpened.title': 'En bank har en fråga om en betalning',
  'mail.trouble.inquiryOpened.lead':
    'Banken för {customer} har en fråga om en betalning på {amount}. Inga pengar har tagits tillbaka; ett svar kan förhindra en tvist.',
  'mail.trouble.answer': 'Svara hos Stripe senast',
  'mail.trouble.disputeWon.title': 'Du vann tvisten',
  'mail.trouble.disputeWon.lead': 'Banken för {customer} har beslutat till din fördel: {amount} är ditt.',
  'mail.trouble.disputeLost.title': 'Tvisten är förlorad',
  'mail.trouble.disputeLost.lead': 'Banken för {customer} behåller {amount}.',
  'mail.trouble.disputeLost.open': 'Fakturan är åter obetald.',
  'mail.trouble.disputeLost.discount':
    'Rabatten för den här betalningen, {amount}, har återtagits: kunden är skyldig den igen.',
  'mail.trouble.inquiryClosed.title': 'Bankens förfrågan är avslutad',
  'mail.trouble.inquiryClosed.lead':
    'Banken för {customer} har inga fler frågor om betalningen på {amount}. Inga pengar har tagits tillbaka.',
  'mail.trouble.refundFailed.title': 'En återbetalning misslyckades',
  'mail.trouble.refundFailed.lead': 'Återbetalningen av {amount} till {customer} kom inte fram.',
  'mail.trouble.refundFailed.why': 'Öppna fakturan för att se varför.',
  'mail.trouble.overpaid.title': 'En faktura är överbetald',
  'mail.trouble.overpaid.lead':
    '{customer} har betalat {amount} för mycket. Öppna fakturan för att betala tillbaka eller behålla beloppet som tillgodohavande.',
  'mail.trouble.setAside.title': 'En betalning är lagd åt sidan',
  'mail.trouble.setAside.lead':
    'En betalning på {amount} från {customer} stämmer inte med våra uppgifter eller kan inte längre kontrolleras hos leverantören. Inget har bokförts. Någon måste titta på den.',
  'mail.trouble.setAside.open': 'Se vad som ska göras',
  'mail.trouble.undelivered.failed.title': 'Dokumentet kom inte fram',
  'mail.trouble.undelivered.failed.lead': 'Det kunde inte levereras till {customer} via Peppol.',
  'mail.trouble.undelivered.rejected.title': 'Dokumentet avvisades',
  'mail.trouble.undelivered.rejected.lead': '{customer} har fått det via Peppol och godtar det inte.',
  'mail.trouble.recurring.title': 'En återkommande faktura kunde inte skapas',
  'mail.trouble.recurring.lead':
    'Nästa faktura till {customer} kunde inte skapas. Inget går förlorat: den skapas så snart inget längre är i vägen.',
  'mail.trouble.payoutFailed.title': 'En utbetalning misslyckades',
  'mail.trouble.payoutFailed.lead':
    'Din bank skickade tillbaka en utbetalning på {amount}. Kontrollera hos Stripe att bankkontot stämmer.',
  'mail.trouble.payerDebit.title': 'Ditt autogiro gick inte igenom',
  'mail.trouble.payerDebit.lead':
    'Din bank returnerade autogirot på {amount} till {organisation}. Kontrollera att kontot har täckning och tillåter autogiro, och betala sedan igen eller välj ett annat sätt.',
  'mail.trouble.paymentFailed.title': 'En betalning gick inte igenom',
  'mail.trouble.paymentFailed.lead': 'Betalningen på {amount} från {customer} gick inte igenom.',
  'mail.trouble.payerPayment.title': 'Din betalning gick inte igenom',
  'mail.trouble.payerPayment.lead':
    'Din betalning på {amount} till {organisation} gick inte igenom. Betala igen eller välj ett annat sätt.',
  'mail.debit.onItsWay.title': 'Din autogirering är på väg',
  'mail.debit.onItsWay.lead':
    '{organisation} har bett din bank om {amount}. Du behöver inte göra något mer: se till att kontot har täckning tills beloppet har dragits.',
  'mail.debit.onItsWay.arrival':
    'Det tar oftast ungefär {days, plural, one {# bankdag} other {# bankdagar}}. Vi skriver igen när vi vet hur det gick.',
  'mail.debit.failed.sepa':
    'Din bank återkallade SEPA-autogireringen på {amount} till {organisation}. Kontrollera att kontot har täckning och att SEPA-autogiro inte är spärrat, och betala sedan igen eller välj ett annat sätt.',
  'mail.debit.failed.bacs':
    'Din bank återkallade Bacs-autogireringen på {amount} till {organisation}. Kontrollera att kontot har täckning och att medgivandet (Direct Debit Instruction) inte har dragits tillbaka hos banken, och betala sedan igen eller välj ett annat sätt.',
  'mail.debit.failed.ach':
    'Din bank återkallade ACH-debiteringen på {amount} till {organisation}. Kontrollera routing number och kontonummer, att kontot har täckning och att banken inte spärrar ACH-debiteringar, och betala sedan igen eller välj ett annat sätt.',
  'mail.debit.failed.becs':
    'Din bank återkallade BECS-autogireringen på {amount} till {organisation}. Kontrollera BSB och kontonummer, att kontot har täckning och tillåter autogiro, och betala sedan igen eller välj ett annat sätt.',
  'mail.debit.failed.pad':
    'Din bank återkallade den förhandsgodkända debiteringen (PAD) på {amount} till {organisation}. Kontrollera transit-, institut- och kontonummer och att kontot har täckning, och betala sedan igen eller välj ett annat sätt.',
  'mail.trouble.payerRefund.title': 'Din återbetalning kom inte fram',
  'mail.trouble.payerRefund.lead':
    'Banken tog inte emot återbetalningen på {amount} från {organisation}. {organisation} känner till det och betalar tillbaka på annat sätt. Svara på det här mejlet om du vill säga hur.',
  'mail.trouble.payerRefund.cancelled':
    'Kreditfaktura {cancelled}, som hörde till den, gäller inte längre: dokument {number} upphäver den.',
  'mail.trouble.paymentsOff.title': 'Onlinebetalningar är avstängda',
  'mail.trouble.paymentsOff.lead':
    '{organisation} kan inte längre ta emot betalningar online: Stripe har stoppat dem, eller så har kopplingen till Stripe dragits tillbaka. Fakturor visar de andra sätten att betala tills det är ordnat.',
  'mail.trouble.paymentsOff.open': 'Se vad som saknas',
  'mail.unlock.subject': 'Din kod för att betala {number}',
  'mail.unlock.title': 'Din kod för att betala',
  'mail.unlock.lead':
    'Ange koden på betalsidan för {organisation}. Den fungerar en gång, så länge onlinebetalningar är pausade där.',
  'mail.unlock.ignore':
    'Har du inte bett om detta? Då har någon annan din betallänk. Inget har dragits och du kan bortse från mejlet.',
  'mail.trouble.paused.title': 'Onlinebetalningar har pausats',
  'mail.trouble.paused.lead':
    'På kort tid har {count, plural, one {# kort} other {# kort}} nekats, som när stulna kort testas. Vi har pausat onlinebetalningar där en stund; alla andra betalningar fortsätter. Din kund kan betala på annat sätt, eller med en kod som vi mejlar till fakturans mottagare.',
  'mail.reminder.before.subject': 'Förfaller {date}: faktura {number} från {organisation}',
  'mail.reminder.on.subject': 'Förfaller i dag: faktura {number} från {organisation}',
  'mail.reminder.after.subject': 'Påminnelse: faktura {number} från {organisation} är fortfarande obetald',
  'mail.reminder.before.lead':
    'En vänlig påminnelse: {amount} för faktura {number} från {organisation} förfaller {date}. Du kan betala med länken nedan.',
  'mail.reminder.on.lead':
    '{amount} för faktura {number} från {organisation} förfaller i dag. Du kan betala med länken nedan.',
  'mail.reminder.after.lead':
    '{amount} för faktura {number} från {organisation} förföll {date} och har inte kommit in än. Betala med länken nedan.',
  'mail.reminder.open.lead':
    '{amount} för faktura {number} från {organisation} är fortfarande obetalt. Du kan betala med länken nedan.',
  'mail.reminder.reply': 'Är något i vägen? Svara på det här mejlet.',
  'mail.reminder.ignore': 'Har du redan betalat? Tack, då kan du bortse från det här mejlet.',
  'mail.reminder.phone': 'Du når också {organisation} på telefon: {phone}.',
  'mail.statement.subject': 'Översikt över dina fakturor från {organisation}',
  'mail.statement.title': 'Dina obetalda fakturor',
  'mail.statement.lead': '{organisation} har skickat en lista över dina obetalda fakturor.',
  'mail.statement.count': '{count, plural, one {# faktura är obetald.} other {# fakturor är obetalda.}}',
  'mail.statement.nothing': 'Det finns inget kvar att betala.',
  'mail.statement.oldest': 'Bara de äldsta fakturorna visas här.',
  'mail.autopay.label': 'Automatisk betalning',
  'mail.autopay.stop': 'Avsluta',
  'mail.autopay.agreed.title': 'Automatisk betalning är på',
  'mail.autopay.agreed.lead':
    'Från och med nu drar {organisation} dina fakturor på egen hand på förfallodagen. Det här har du godkänt:',
  'mail.autopay.coming.title': 'Din betalning dras den {date}',
  'mail.autopay.coming.lead':
    '{organisation} drar {amount} på egen hand den {date}. Du behöver inte göra något. Vill du hellre betala på annat sätt, gör det före den dagen.',
  'mail.autopay.declined.title': 'Din automatiska betalning gick inte igenom',
  'mail.autopay.declined.lead': 'Vi kunde inte dra {amount} åt {organisation}. Betala med länken nedan.',
  'mail.autopay.declined.confirm':
    'Din bank vill att du själv bekräftar den här betalningen på {amount} till {organisation}. Betala med länken nedan.',
  'mail.autopay.declined.again': 'Om den inte är betald senast den {date} försöker vi en gång till.',
  'mail.autopay.declined.last': 'Vi försöker inte igen på egen hand.',
  'mail.autopay.ended.title': 'Automatisk betalning är avslutad',
  'mail.autopay.ended.byPayer':
    'Som du bad om drar {organisation} inte längre dina fakturor på egen hand. Du får varje faktura med en länk för att betala.',
  'mail.autopay.ended.byOthers':
    '{organisation} drar inte längre dina fakturor på egen hand. Du får varje faktura med en länk för att betala.',
  'mail.autopay.ended.byMeans':
    'Ditt betalsätt kan inte längre debiteras, så {organisation} drar inte längre dina fakturor på egen hand. Du får varje faktura med en länk för att betala, där du kan slå på automatisk betalning igen.',
  'mail.autopay.endedNotice.lead':
    '{customer} betalar inte längre automatiskt. Skicka fakturor med deras länk som förut.',
  'mail.autopay.declinedNotice.title': 'En automatisk betalning misslyckades',
  'mail.autopay.declinedNotice.lead':
    '{amount} kunde inte dras från {customer} och försöks inte igen automatiskt. Kunden har länken för att betala.',
  'mail.autopay.untoldNotice.title': 'En automatisk betalning väntar',
  'mail.autopay.untoldNotice.lead':
    '{amount} har inte dragits från {customer}: mejlet som berättar om det i förväg kunde inte skickas. Kontrollera e-postadressen. Beloppet dras först när mejlet har skickats.',
}
