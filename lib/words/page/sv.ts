// The texts of the payer's pages in Swedish.
import type { Messages } from '../messages'
import type { en } from './en'

export const sv: Messages<typeof en> = {
  'page.mark.due': 'Att betala',
  'page.mark.overdue': 'Förfallen',
  'page.mark.partlyPaid': 'Delvis betald',
  'page.mark.processing': 'På väg',
  'page.mark.actionNeeded': 'Ett steg kvar',
  'page.mark.paid': 'Betald',
  'page.mark.partlyRefunded': 'Delvis återbetald',
  'page.mark.refunded': 'Återbetald',
  'page.mark.credited': 'Krediterad',
  'page.mark.chargedBack': 'Återtagen av banken',
  'page.mark.disputed': 'Bestridd',
  'page.mark.overpaid': 'Överbetald',
  'page.mark.underReview': 'Kontrolleras',
  'page.mark.void': 'Makulerad',
  'page.standing.dueOn': 'Förfaller {date}',
  'page.standing.wasDueOn': 'Förföll {date}',
  'page.standing.noDueDate': 'Inget förfallodatum',
  'page.standing.paidOn': 'Betald {date}',
  'page.standing.partlyPaid': '{paid} av {total} är betalt',
  'page.standing.refundedOf': 'av {total} som du betalade',
  'page.standing.processing':
    'Din betalning behandlas. Du behöver inte göra något mer: den här sidan visar när den är klar.',
  'page.standing.processingDebit':
    'Dina pengar är på väg. Det tar några bankdagar. Du behöver inte göra något mer.',
  'page.standing.processingTransfer':
    'Vi väntar på din överföring. Har du redan gjort den behöver du inte göra något mer.',
  'page.standing.processingVoucher':
    'Vi väntar på att du betalar med koden som du fick. Har du redan gjort det behöver du inte göra något mer.',
  'page.standing.actionNeededOther':
    'Ett tidigare försök slutfördes inte. Inget har dragits. Betala igen här för att slutföra.',
  'page.standing.refundedBank':
    'Dina pengar har skickats tillbaka till ditt bankkonto. Det kan ta upp till 10 dagar innan de syns där.',
  'page.standing.chargedBackDebit':
    'Din bank har returnerat autogirot, så pengarna har gått tillbaka till dig. Om det är ett misstag, skriv till {seller}.',
  'page.standing.underReview':
    'Betalningen som kom in är inte den som väntades, och vi reder ut det med {seller}. Under tiden finns inget att betala.',
  'page.standing.underReviewWithdrawn':
    'Medan din betalning var på väg avslutade {seller} sin anslutning till oss. {seller} kontrollerar om pengarna har kommit fram. Betala inte igen under tiden.',
  'page.standing.disputed':
    'Den här betalningen är bestridd och din bank avgör saken. Under tiden finns inget att betala. Om det är ett misstag, säg till din bank och {seller}.',
  'page.standing.overpaid':
    'Det har betalats {amount} för mycket. {seller} betalar tillbaka beloppet eller behåller det som tillgodohavande åt dig.',
  'page.standing.actionNeeded':
    'Din bank väntar fortfarande på att du bekräftar ett tidigare försök. Inget har dragits. Betala igen här för att slutföra.',
  'page.standing.refunded':
    'Dina pengar har skickats tillbaka. Det kan ta 5 till 10 dagar innan de syns på ditt konto.',
  'page.standing.chargedBack':
    'Din bank har tagit tillbaka den här betalningen. Om det är ett misstag, skriv till {seller}.',
  'page.standing.void': 'Fakturan har makulerats av {seller}. Det finns inget att betala.',
  'page.standing.credited': '{seller} har krediterat fakturan. Det finns inget att betala.',
  'page.standing.paid': 'Tack. {seller} har fått din betalning.',
  'page.standing.surplus':
    'Fakturan betalades två gånger. Den andra betalningen på {amount} har gått tillbaka till dig.',
  'page.paper.invoice': 'Faktura {number}',
  'page.paper.for': 'Till',
  'page.paper.issued': 'Fakturadatum',
  'page.paper.due': 'Förfallodatum',
  'page.paper.lines': 'Vad fakturan gäller',
  'page.paper.tax': 'Skatt {rate}',
  'page.paper.subtotal': 'Delsumma',
  'page.paper.total': 'Totalt',
  'page.paper.paid': 'Betalt',
  'page.paper.refunded': 'Återbetalt',
  'page.paper.left': 'Kvar att betala',
  'page.paper.memo': 'Meddelande',
  'page.paper.download': 'Ladda ner PDF',
  'page.receipt.title': 'Kvitto',
  'page.receipt.amount': 'Belopp',
  'page.receipt.date': 'Datum',
  'page.receipt.means': 'Betalsätt',
  'page.receipt.reference': 'Referens',
  'page.receipt.overpaid': 'För mycket betalt, återbetalt',
  'page.receipt.fromCredit': 'Betalat med tillgodohavande',
  'page.receipt.keptAsCredit': 'Behållet som tillgodohavande',
  'page.receipt.refunded': 'Återbetalt',
  'page.receipt.surplus': 'Betalad två gånger; den här betalningen återbetalades',
  'page.receipt.keep': 'Spara eller skriv ut',
  'page.receipt.download': 'Ladda ner kvittot',
  'page.receipt.all': 'Ladda ner alla betalningar',
  'page.receipt.endingIn': '{means} som slutar på {last4}',
  'page.receipt.manual': 'Registrerat av {seller}',
  'page.receipt.again': 'Betala fakturan igen',
  'page.means.card': 'Kort',
  'page.means.sepaDebit': 'SEPA-autogiro',
  'page.means.usBankAccount': 'Bankkonto (ACH)',
  'page.means.bankDebit': 'Autogiro',
  'page.means.bankTransfer': 'Banköverföring',
  'page.means.other': 'Onlinebetalning',
  'page.bank.title': 'Betala med banköverföring',
  'page.bank.holder': 'Kontohavare',
  'page.bank.bankName': 'Bank',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Kontonummer',
  'page.bank.routingNumber': 'Bankkod',
  'page.bank.amount': 'Belopp',
  'page.bank.amountIfEarly': 'Belopp, om det kommer fram senast {date}',
  'page.bank.reference': 'Referens',
  'page.bank.copy': 'Kopiera',
  'page.bank.copied': 'Kopierat',
  'page.bank.copyOf': 'Kopiera {label}',
  'page.closed.notEnabled': '{seller} kan inte ta emot onlinebetalningar just nu.',
  'page.closed.belowMinimum': 'Beloppet är för litet för att betalas online.',
  'page.closed.aboveMaximum': 'Beloppet är för stort för att betalas online.',
  'page.closed.withBank': 'Du kan betala med banköverföring i stället.',
  'page.closed.withoutBank': 'Fråga {seller} hur du kan betala.',
  'page.pause.lead':
    'För många kort har nekats här. Onlinebetalningar av den här fakturan är därför pausade i {minutes, plural, one {# minut} other {# minuter}}. Inget har dragits.',
  'page.pause.code':
    'Vill du betala med kort direkt? Begär en kod. Vi skickar den till adressen som fakturan skickades till.',
  'page.pause.send': 'Skicka en kod till mig',
  'page.pause.sent': 'Koden är på väg. Ange den här.',
  'page.pause.label': 'Koden i mejlet',
  'page.pause.enter': 'Fortsätt till betalningen',
  'page.pause.wrong': 'Koden stämmer inte eller är redan använd. Titta i det senaste mejlet.',
  'page.language': 'Språk',
  'page.foot.safe':
    'Dina betalningsuppgifter går krypterade direkt till Stripe. Varken {seller} eller Remit ser dem.',
  'page.foot.who': 'Skickad med Remit, som levererar fakturor och tar emot betalningar för {seller}.',
  'page.foot.reach': 'Frågor om fakturan? Skriv till {email}.',
  'page.foot.reachUnknown': 'Frågor om fakturan? Svara på meddelandet som tog dig hit.',
  'page.pay.title': 'Betala online',
  'page.pay.button': 'Betala {amount}',
  'page.pay.or': 'eller',
  'page.pay.loading': 'Betalformuläret hämtas',
  'page.pay.failed':
    'Betalformuläret kunde inte laddas. Kontrollera din anslutning eller försök igen om en minut.',
  'page.pay.slow': 'Betalformuläret tar längre tid än vanligt. Du kan vänta eller försöka igen.',
  'page.pay.silent':
    'Betalformuläret har inte svarat ännu. Om ett fönster ber dig bekräfta, slutför betalningen där. Försök annars igen: inget har dragits.',
  'page.pay.retry': 'Försök igen',
  'page.pay.noScript': 'Onlinebetalning kräver JavaScript. Slå på det och ladda om sidan.',
  'page.pay.checking': 'Dina uppgifter kontrolleras',
  'page.pay.preparing': 'Din betalning förbereds',
  'page.pay.bank': 'Vi frågar din bank',
  'page.pay.confirm': 'Din bank kan be dig att bekräfta. Låt sidan vara öppen tills det är klart.',
  'page.pay.done': 'Klart. Ditt kvitto hämtas',
  'page.pay.invalid': 'Något ovanför saknas eller är fel. Titta en gång till.',
  'page.pay.changed': 'Beloppet har ändrats. Inget har dragits. Titta på det innan du betalar.',
  'page.pay.gone': 'Fakturan kan inte betalas längre. Inget har dragits. Det senaste hämtas.',
  'page.pay.inFlight': 'En annan betalning av fakturan är redan på väg. Inget mer har dragits.',
  'page.pay.notEnabled': 'Säljaren kan inte ta emot onlinebetalningar just nu. Inget har dragits.',
  'page.pay.tooOften': 'Det var många försök på kort tid. Vänta en minut.',
  'page.pay.unreachable': 'Vår betaltjänst går inte att nå just nu. Inget har dragits. Försök igen.',
  'page.pay.unsure': 'Vi vet inte än om betalningen gick igenom. Betala inte igen, vi tar reda på det.',
  'page.decline.generic': 'Din bank avvisade betalningen. Prova ett annat kort eller fråga din bank.',
  'page.decline.noFunds':
    'Det finns inte tillräckligt med pengar på kortet. Prova ett annat kort eller fyll på först.',
  'page.decline.expired': 'Kortet har gått ut. Prova ett annat kort.',
  'page.decline.cvc': 'Säkerhetskoden stämmer inte. Titta på kortets baksida och försök igen.',
  'page.decline.number': 'Kortnumret stämmer inte. Kontrollera det och försök igen.',
  'page.decline.expiry': 'Kortets utgångsdatum stämmer inte. Kontrollera det och försök igen.',
  'page.decline.address': 'Adressen eller postnumret stämmer inte med kortet. Kontrollera och försök igen.',
  'page.decline.unsupported': 'Kortet kan inte användas för den här betalningen. Prova ett annat kort.',
  'page.decline.limit': 'Kortets gräns är nådd. Prova ett annat kort eller fråga din bank.',
  'page.decline.authentication':
    'Din bank kunde inte bekräfta att det var du. Försök igen eller använd ett annat kort.',
  'page.decline.later': 'Din bank svarade inte som den skulle. Inget har dragits. Försök igen om en minut.',
  'page.decline.debit': 'Din bank tillät inte autogirot. Betala på ett annat sätt eller fråga din bank.',
  'page.decline.debitGeneric':
    'Din bank genomförde inte autogirot. Inget har betalats. Försök igen, betala på ett annat sätt eller fråga din bank.',
  'page.decline.debitNoFunds':
    'Det fanns inte tillräckligt med pengar på bankkontot för autogirot. Försök igen när det gör det, eller betala på ett annat sätt.',
  'page.decline.debitAccount':
    'Det går inte att dra pengar från det här bankkontot: det kan vara avslutat, eller så stämmer inte numret. Kontrollera det eller betala på ett annat sätt.',
  'page.decline.debitLimit':
    'Beloppet är större än vad som får dras från kontot. Betala på ett annat sätt eller fråga din bank.',
  'page.decline.other':
    'Betalningen gick inte igenom. Inget har dragits. Försök igen eller betala på ett annat sätt.',
  'page.decline.otherNoFunds':
    'Det fanns inte tillräckligt med pengar för betalningen. Inget har dragits. Försök igen senare eller betala på ett annat sätt.',
  'page.decline.otherAuthentication':
    'Betalningen bekräftades inte. Inget har dragits. Försök igen eller betala på ett annat sätt.',
  'page.lost.title': 'Länken öppnar ingen faktura',
  'page.lost.text':
    'Den kan ha gått ut, eller så saknas en del av den. Öppna den igen från meddelandet eller be avsändaren om en ny.',
  'page.autopay.tick': 'Betala kommande fakturor från {organisation} automatiskt',
  'page.autopay.terms':
    'Jag godkänner att {organisation} drar det jag är skyldig för kommande fakturor med detta betalsätt på förfallodagen. Jag får veta beloppet och dagen i förväg: 14 dagar före en bankdebitering och 3 dagar före en kortbetalning, eller minst 3 dagar före om en faktura förfaller tidigare. Jag kan avsluta detta när som helst, med ett klick i varje mejl om det.',
  'page.autopay.termsOfThis':
    'Jag godkänner att {organisation} drar det jag är skyldig för den här fakturan och kommande fakturor med detta betalsätt på förfallodagen. Jag får veta beloppet och dagen i förväg: 14 dagar före en bankdebitering och 3 dagar före en kortbetalning, eller minst 3 dagar före om en faktura förfaller tidigare. Jag kan avsluta detta när som helst, med ett klick i varje mejl om det.',
  'page.autopay.tickOfThis': 'Betala den här fakturan och kommande från {organisation} automatiskt',
  'page.autopay.tickMissed': 'Markera rutan för att godkänna.',
  'page.autopay.saveAwaited':
    'Automatisk betalning börjar när ditt bankkonto har verifierats. Du får ett mejl om det.',
  'page.autopay.saveTitle': 'Betala automatiskt från och med nu',
  'page.autopay.saveNote': 'Inget dras nu.',
  'page.autopay.saveButton': 'Sätt på automatisk betalning',
  'page.autopay.on': 'Automatisk betalning är på: {means}',
  'page.autopay.stop': 'Avsluta',
  'page.autopay.stopTitle': 'Avsluta automatisk betalning?',
  'page.autopay.stopLead':
    '{organisation} drar då inte längre fakturor på egen hand. Du får varje faktura med en länk för att betala.',
  'page.autopay.stopButton': 'Avsluta automatisk betalning',
  'page.autopay.stopped': 'Automatisk betalning är av. {organisation} drar inte längre något på egen hand.',
}
