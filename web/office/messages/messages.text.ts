import { catalogue } from '../../kit/index.ts'

export const messagesText = catalogue({
  id: {
    outbox: 'Pesan keluar',
    outboxLead:
      'Yang dikirim kepada warga lewat WhatsApp, SMS, dan surel. Pesan hanya memuat nomor tiket, tanggal, atau kode; tujuannya tersegel.',
    channelsOn: (names: string) => `Saluran yang terpasang: ${names}.`,
    channelsNone:
      'Belum ada saluran yang terpasang. Pesan disimpan di sini, dan kabar yang wajib sampai menjadi tugas meja layanan.',
    all: 'Semua',
    status: 'Keadaan',
    statuses: {
      waiting: 'Menunggu dikirim',
      sent: 'Terkirim',
      kept: 'Disimpan di sini',
      in_person: 'Perlu disampaikan langsung',
      told: 'Sudah disampaikan',
      dropped: 'Tidak dikirim',
    },
    when: 'Dibuat',
    what: 'Pesan',
    text: 'Isinya',
    channel: 'Saluran',
    channels: { whatsapp: 'WhatsApp', sms: 'SMS', email: 'Surel' },
    tries: 'Dicoba',
    lastFailure: (reason: string) => `terakhir gagal: ${reason}`,
    none: 'Belum ada pesan',
    noneHelp: 'Pesan muncul di sini begitu laporan warga diterima, ditanya, atau dijawab.',

    toTell: 'Sampaikan langsung',
    toTellLead:
      'Warga ini tidak punya telepon, atau pesannya tidak sampai lewat saluran mana pun. Sampaikan saat ia datang atau saat ke dukuhnya; tenggat laporannya tetap berjalan.',
    since: 'Sejak',
    about: 'Tentang',
    openTicket: 'Buka laporan',
    openFamily: 'Buka keluarga',
    told: 'Sudah disampaikan',
    toldTitle: 'Sudah disampaikan kepada orangnya?',
    toldConsequence:
      'Tugas ini selesai dan tercatat atas nama Anda. Sampaikan hanya kepada yang melapor atau keluarganya sendiri.',
    toldHow: 'Di mana, dan bagaimana Anda tahu siapa orangnya?',
    toldHint: 'Misalnya: di balai desa, KTP diperlihatkan. Jangan menulis NIK.',
    noTasks: 'Tidak ada yang perlu disampaikan',
    noTasksHelp: 'Semua warga sudah menerima kabarnya.',
    done: 'Tersimpan.',

    bind: 'Daftarkan nomor HP',
    bindLead:
      'Nomor keluarga menerima kabar dan kode sekali pakai untuk membuka halaman keluarga. Hanya bila anggota keluarga hadir dan identitasnya diperiksa.',
    phone: 'Nomor HP',
    phoneHint: 'Misalnya 0812 3456 7890.',
    identity: 'Apa yang diperiksa?',
    bindButton: 'Daftarkan untuk keluarga ini',
    bindTitle: 'Daftarkan nomor ini?',
    bindConsequence: (head: string) =>
      `Kode yang membuka data keluarga ${head} akan dikirim ke nomor ini. Nomor lama keluarga itu langsung tidak berlaku. Tercatat atas nama Anda.`,
    bound: 'Nomor terdaftar. Keluarga menerima pesan pemberitahuan.',
  },
  en: {
    outbox: 'Outgoing messages',
    outboxLead:
      'What is sent to citizens by WhatsApp, SMS and e-mail. A message holds a ticket number, a day or a code and no more; where it goes is sealed.',
    channelsOn: (names: string) => `Channels set up: ${names}.`,
    channelsNone:
      'No channel is set up. Messages are kept here, and what must be heard becomes a task of the desk.',
    all: 'All',
    status: 'State',
    statuses: {
      waiting: 'Waiting to be sent',
      sent: 'Sent',
      kept: 'Kept here',
      in_person: 'To be told in person',
      told: 'Told in person',
      dropped: 'Not sent',
    },
    when: 'Made',
    what: 'Message',
    text: 'What it says',
    channel: 'Channel',
    channels: { whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
    tries: 'Tries',
    lastFailure: (reason: string) => `last failure: ${reason}`,
    none: 'No messages yet',
    noneHelp: 'Messages appear here as soon as a report is received, asked about or answered.',

    toTell: 'Tell in person',
    toTellLead:
      'These citizens have no telephone, or no channel reached them. Tell them when they come or when you are in their hamlet; the deadlines of their reports go on.',
    since: 'Since',
    about: 'About',
    openTicket: 'Open the report',
    openFamily: 'Open the family',
    told: 'I have told them',
    toldTitle: 'Have you told the person?',
    toldConsequence:
      'The task ends and is recorded under your name. Tell only the reporter or their own family.',
    toldHow: 'Where, and how did you know who they are?',
    toldHint: 'For example: at the village office, identity card shown. Write no NIK.',
    noTasks: 'Nobody waits to be told',
    noTasksHelp: 'Every citizen has had their news.',
    done: 'Saved.',

    bind: 'Bind a telephone',
    bindLead:
      'The family’s number gets news, and one-time codes that open the family’s page. Only with a member of the family present, after checking who they are.',
    phone: 'Mobile number',
    phoneHint: 'Such as 0812 3456 7890.',
    identity: 'What was checked?',
    bindButton: 'Bind it to this family',
    bindTitle: 'Bind this number?',
    bindConsequence: (head: string) =>
      `Codes that open the data of the family of ${head} will go to this number. The family’s old number stops working at once. This is recorded under your name.`,
    bound: 'The number is bound. The family gets a message that says so.',
  },
})
