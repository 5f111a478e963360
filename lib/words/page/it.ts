// The texts of the payer's pages in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'page.mark.due': 'Da pagare',
  'page.mark.overdue': 'Scaduta',
  'page.mark.partlyPaid': 'Pagata in parte',
  'page.mark.processing': 'In corso',
  'page.mark.actionNeeded': 'Manca un passaggio',
  'page.mark.paid': 'Pagata',
  'page.mark.partlyRefunded': 'Rimborsata in parte',
  'page.mark.refunded': 'Rimborsata',
  'page.mark.credited': 'Stornata',
  'page.mark.chargedBack': 'Stornata dalla banca',
  'page.mark.disputed': 'Contestata',
  'page.mark.overpaid': 'Pagata in eccesso',
  'page.mark.underReview': 'In verifica',
  'page.mark.void': 'Annullata',
  'page.standing.dueOn': 'Da pagare entro il {date}',
  'page.standing.wasDueOn': 'Scaduta il {date}',
  'page.standing.noDueDate': 'Senza scadenza',
  'page.standing.paidOn': 'Pagata il {date}',
  'page.standing.partlyPaid': '{paid} di {total} già pagati',
  'page.standing.refundedOf': 'dei {total} che ha pagato',
  'page.standing.processing':
    'Il Suo pagamento è in elaborazione. Non deve fare altro: questa pagina mostrerà quando è concluso.',
  'page.standing.processingDebit':
    'Il Suo pagamento è in corso. Ci vuole qualche giorno lavorativo. Non deve fare altro.',
  'page.standing.processingTransfer':
    'Attendiamo il Suo bonifico. Se lo ha già disposto, non deve fare altro.',
  'page.standing.processingVoucher':
    'Attendiamo che paghi con il codice ricevuto. Se lo ha già fatto, non deve fare altro.',
  'page.standing.actionNeededOther':
    'Un tentativo precedente non è stato completato. Non è stato addebitato nulla. Paghi di nuovo qui per concludere.',
  'page.standing.refundedBank':
    'Il denaro è stato rimborsato sul Suo conto bancario. Possono volerci fino a 10 giorni prima che compaia.',
  'page.standing.chargedBackDebit':
    'La Sua banca ha restituito questo addebito e il denaro è tornato a Lei. Se è un errore, scriva a {seller}.',
  'page.standing.underReview':
    'Il pagamento arrivato non è quello atteso e lo stiamo verificando con {seller}. Nel frattempo non c’è nulla da pagare.',
  'page.standing.underReviewWithdrawn':
    'Mentre il Suo pagamento era in corso, {seller} ha interrotto il collegamento con noi. {seller} sta verificando se il denaro è arrivato. Nel frattempo non paghi di nuovo.',
  'page.standing.disputed':
    'Questo pagamento è contestato e la Sua banca deciderà. Nel frattempo non c’è nulla da pagare. Se è un errore, lo dica alla Sua banca e a {seller}.',
  'page.standing.overpaid':
    'Sono stati pagati {amount} in più del dovuto. {seller} li restituirà o li terrà come credito a Suo favore.',
  'page.standing.actionNeeded':
    'La Sua banca attende ancora la conferma di un tentativo precedente. Non è stato addebitato nulla. Paghi di nuovo qui per concludere.',
  'page.standing.refunded':
    'Il denaro Le è stato rimborsato. Possono volerci da 5 a 10 giorni prima che compaia sul Suo conto.',
  'page.standing.chargedBack':
    'La Sua banca ha stornato questo pagamento. Se è un errore, scriva a {seller}.',
  'page.standing.void': 'Questa fattura è stata annullata da {seller}. Non c’è nulla da pagare.',
  'page.standing.credited':
    '{seller} ha emesso una nota di credito per questa fattura. Non c’è nulla da pagare.',
  'page.standing.paid': 'Grazie. {seller} ha ricevuto il Suo pagamento.',
  'page.standing.surplus':
    'Questa fattura è stata pagata due volte. Il secondo pagamento di {amount} Le è stato rimborsato.',
  'page.paper.invoice': 'Fattura {number}',
  'page.paper.for': 'Per',
  'page.paper.issued': 'Data di emissione',
  'page.paper.due': 'Scadenza',
  'page.paper.lines': 'Dettaglio',
  'page.paper.tax': 'Imposta {rate}',
  'page.paper.subtotal': 'Subtotale',
  'page.paper.total': 'Totale',
  'page.paper.paid': 'Pagato',
  'page.paper.refunded': 'Rimborsato',
  'page.paper.left': 'Ancora da pagare',
  'page.paper.memo': 'Nota',
  'page.paper.download': 'Scarica il PDF',
  'page.receipt.title': 'Ricevuta',
  'page.receipt.amount': 'Importo',
  'page.receipt.date': 'Data',
  'page.receipt.means': 'Pagato con',
  'page.receipt.reference': 'Riferimento',
  'page.receipt.overpaid': 'Pagato in più, rimborsato',
  'page.receipt.fromCredit': 'Pagato con il credito',
  'page.receipt.keptAsCredit': 'Tenuto come credito',
  'page.receipt.refunded': 'Rimborsato',
  'page.receipt.surplus': 'Pagata due volte; questo pagamento è stato rimborsato',
  'page.receipt.keep': 'Salva o stampa',
  'page.receipt.download': 'Scarica la ricevuta',
  'page.receipt.all': 'Scarica tutti i pagamenti',
  'page.receipt.endingIn': '{means} che termina con {last4}',
  'page.receipt.manual': 'Registrato da {seller}',
  'page.receipt.again': 'Paga di nuovo questa fattura',
  'page.means.card': 'Carta',
  'page.means.sepaDebit': 'Addebito diretto SEPA',
  'page.means.usBankAccount': 'Conto bancario (ACH)',
  'page.means.bankDebit': 'Addebito bancario',
  'page.means.bankTransfer': 'Bonifico',
  'page.means.other': 'Pagamento online',
  'page.bank.title': 'Paga con bonifico',
  'page.bank.holder': 'Intestatario',
  'page.bank.bankName': 'Banca',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Numero di conto',
  'page.bank.routingNumber': 'Codice della banca',
  'page.bank.amount': 'Importo',
  'page.bank.amountIfEarly': 'Importo se arriva entro il {date}',
  'page.bank.reference': 'Causale',
  'page.bank.copy': 'Copia',
  'page.bank.copied': 'Copiato',
  'page.bank.copyOf': 'Copia: {label}',
  'page.closed.notEnabled': '{seller} al momento non può accettare pagamenti online.',
  'page.closed.belowMinimum': 'Questo importo è troppo piccolo per essere pagato online.',
  'page.closed.aboveMaximum': 'Questo importo è troppo grande per essere pagato online.',
  'page.closed.withBank': 'Può pagare con un bonifico.',
  'page.closed.withoutBank': 'Chieda a {seller} come pagare.',
  'page.pause.lead':
    'Qui sono state rifiutate troppe carte: i pagamenti online di questa fattura sono sospesi per {minutes, plural, one {# minuto} many {# minuti} other {# minuti}}. Non è stato addebitato nulla.',
  'page.pause.code':
    'Per pagare subito con carta, richieda un codice. Lo inviamo all’indirizzo a cui è stata inviata questa fattura.',
  'page.pause.send': 'Inviami un codice',
  'page.pause.sent': 'Il codice è in arrivo. Lo inserisca qui.',
  'page.pause.label': 'Codice dell’e-mail',
  'page.pause.enter': 'Continua con il pagamento',
  'page.pause.wrong': 'Questo codice non è corretto o è già stato usato. Controlli l’e-mail più recente.',
  'page.language': 'Lingua',
  'page.foot.safe':
    'I Suoi dati di pagamento vanno direttamente a Stripe, cifrati. Né {seller} né Remit li vedono.',
  'page.foot.who': 'Inviata con Remit, che recapita fatture e riceve pagamenti per {seller}.',
  'page.foot.reach': 'Domande su questa fattura? Scriva a {email}.',
  'page.foot.reachUnknown': 'Domande su questa fattura? Risponda al messaggio che L’ha portata qui.',
  'page.pay.title': 'Paga online',
  'page.pay.button': 'Paga {amount}',
  'page.pay.or': 'oppure',
  'page.pay.loading': 'Caricamento del modulo di pagamento',
  'page.pay.failed':
    'Non è stato possibile caricare il modulo di pagamento. Verifichi la connessione o riprovi tra un minuto.',
  'page.pay.slow': 'Il modulo di pagamento impiega più tempo del solito. Può attendere o riprovare.',
  'page.pay.silent':
    'Il modulo di pagamento non ha ancora risposto. Se una finestra Le chiede di confermare, completi lì il pagamento. Altrimenti riprovi: non è stato addebitato nulla.',
  'page.pay.retry': 'Riprova',
  'page.pay.noScript': 'Il pagamento online richiede JavaScript. Lo attivi e ricarichi questa pagina.',
  'page.pay.checking': 'Verifica dei Suoi dati',
  'page.pay.preparing': 'Preparazione del pagamento',
  'page.pay.bank': 'Richiesta alla Sua banca',
  'page.pay.confirm':
    'La Sua banca potrebbe chiederLe una conferma. Lasci aperta questa pagina fino alla fine.',
  'page.pay.done': 'Fatto. Ecco la Sua ricevuta',
  'page.pay.invalid': 'Qui sopra manca qualcosa o c’è un errore. Controlli di nuovo.',
  'page.pay.changed': 'L’importo è cambiato. Non è stato addebitato nulla. Lo controlli prima di pagare.',
  'page.pay.gone':
    'Questa fattura non può più essere pagata. Non è stato addebitato nulla. Aggiornamento della pagina.',
  'page.pay.inFlight': 'Un altro pagamento di questa fattura è già in corso. Non è stato addebitato altro.',
  'page.pay.notEnabled':
    'Il venditore al momento non può accettare pagamenti online. Non è stato addebitato nulla.',
  'page.pay.tooOften': 'Sono stati molti tentativi in poco tempo. Attenda un minuto.',
  'page.pay.unreachable':
    'Il nostro servizio di pagamento al momento non è raggiungibile. Non è stato addebitato nulla. Riprovi.',
  'page.pay.unsure':
    'Non sappiamo ancora se il pagamento è riuscito. Non paghi di nuovo, lo stiamo accertando.',
  'page.decline.generic':
    'La Sua banca ha rifiutato il pagamento. Provi un’altra carta o chieda alla Sua banca.',
  'page.decline.noFunds':
    'Su questa carta non c’è abbastanza denaro. Provi un’altra carta o la ricarichi prima.',
  'page.decline.expired': 'Questa carta è scaduta. Provi un’altra carta.',
  'page.decline.cvc': 'Il codice di sicurezza non è corretto. Guardi sul retro della carta e riprovi.',
  'page.decline.number': 'Il numero della carta non è corretto. Lo controlli e riprovi.',
  'page.decline.expiry': 'La data di scadenza della carta non è corretta. La controlli e riprovi.',
  'page.decline.address':
    'L’indirizzo o il codice postale non corrisponde alla carta. Lo controlli e riprovi.',
  'page.decline.unsupported': 'Questa carta non può essere usata per questo pagamento. Provi un’altra carta.',
  'page.decline.limit':
    'Questa carta ha raggiunto il suo limite. Provi un’altra carta o chieda alla Sua banca.',
  'page.decline.authentication':
    'La Sua banca non ha potuto confermare che fosse Lei. Riprovi o usi un’altra carta.',
  'page.decline.later':
    'La Sua banca non ha risposto correttamente. Non è stato addebitato nulla. Riprovi tra un minuto.',
  'page.decline.debit':
    'La Sua banca non ha autorizzato l’addebito. Paghi in un altro modo o chieda alla Sua banca.',
  'page.decline.debitGeneric':
    'La Sua banca non ha eseguito l’addebito. Non è stato pagato nulla. Riprovi, paghi in un altro modo o chieda alla Sua banca.',
  'page.decline.debitNoFunds':
    'Sul conto bancario non c’era abbastanza denaro per l’addebito. Riprovi quando ci sarà o paghi in un altro modo.',
  'page.decline.debitAccount':
    'Questo conto bancario non può essere addebitato: forse è chiuso o il numero non è corretto. Lo controlli o paghi in un altro modo.',
  'page.decline.debitLimit':
    'L’importo supera quanto si può addebitare su questo conto. Paghi in un altro modo o chieda alla Sua banca.',
  'page.decline.other':
    'Questo pagamento non è riuscito. Non è stato addebitato nulla. Riprovi o paghi in un altro modo.',
  'page.decline.otherNoFunds':
    'Non c’era abbastanza denaro per questo pagamento. Non è stato addebitato nulla. Riprovi più tardi o paghi in un altro modo.',
  'page.decline.otherAuthentication':
    'Questo pagamento non è stato confermato. Non è stato addebitato nulla. Riprovi o paghi in un altro modo.',
  'page.lost.title': 'Questo link non apre nessuna fattura',
  'page.lost.text':
    'Forse è scaduto o ne manca una parte. Lo apra di nuovo dal messaggio o ne chieda uno nuovo al mittente.',
  'page.autopay.tick': 'Pagare automaticamente le prossime fatture di {organisation}',
  'page.autopay.terms':
    'Accetto che {organisation} incassi con questo mezzo di pagamento, alla scadenza, quanto devo per le prossime fatture. Sarò avvisato prima dell’importo e del giorno: 14 giorni prima di un addebito bancario e 3 giorni prima di un pagamento con carta, o almeno 3 giorni prima se una fattura scade prima. Posso interromperlo in qualsiasi momento, con un clic in ogni email.',
  'page.autopay.termsOfThis':
    'Accetto che {organisation} incassi con questo mezzo di pagamento, alla scadenza, quanto devo per questa fattura e per le prossime. Sarò avvisato prima dell’importo e del giorno: 14 giorni prima di un addebito bancario e 3 giorni prima di un pagamento con carta, o almeno 3 giorni prima se una fattura scade prima. Posso interromperlo in qualsiasi momento, con un clic in ogni email.',
  'page.autopay.tickOfThis': 'Pagare automaticamente questa fattura e le prossime di {organisation}',
  'page.autopay.tickMissed': 'Selezioni questa casella per acconsentire.',
  'page.autopay.saveAwaited':
    'Il pagamento automatico inizierà non appena il Suo conto bancario sarà stato verificato. Riceverà un’email al riguardo.',
  'page.autopay.saveTitle': 'Pagare automaticamente d’ora in poi',
  'page.autopay.saveNote': 'Adesso non viene addebitato nulla.',
  'page.autopay.saveButton': 'Attivare il pagamento automatico',
  'page.autopay.on': 'Il pagamento automatico è attivo: {means}',
  'page.autopay.stop': 'Interrompi',
  'page.autopay.stopTitle': 'Interrompere il pagamento automatico?',
  'page.autopay.stopLead':
    '{organisation} non incasserà più le fatture automaticamente. Riceverà ogni fattura con un link per pagare.',
  'page.autopay.stopButton': 'Interrompi il pagamento automatico',
  'page.autopay.stopped':
    'Il pagamento automatico è disattivato. {organisation} non incasserà più nulla automaticamente.',
}
