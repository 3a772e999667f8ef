import { catalogue } from '../../kit/index.ts'

export const setUpText = catalogue({
  id: {
    given: 'Saya mendapat kode dari admin',
    title: 'Pilih kata sandi baru',
    lead: 'Dengan kode sekali pakai dari admin kabupaten. Admin tidak mengetahui kata sandi Anda.',
    back: 'Kembali ke halaman masuk',
    username: 'Nama pengguna',
    code: 'Kode dari admin',
    codeHint: 'Empat kelompok huruf dan angka, misalnya abcde-fghij-kmnpq-rstuv',
    go: 'Lanjut',
    hello: (name: string) => `Untuk ${name}.`,
    password: 'Kata sandi baru',
    passwordHint: (shortest: number) =>
      `Paling sedikit ${shortest} huruf. Beberapa kata biasa yang hanya Anda yang tahu sudah kuat.`,
    again: 'Ketik sekali lagi',
    differs: 'Kedua kata sandi tidak sama.',
    authenticator: 'Pasang di aplikasi autentikator',
    authenticatorLead:
      'Buka aplikasi autentikator di ponsel Anda, tambahkan akun dengan kunci ini, lalu ketik 6 angka yang ditampilkannya.',
    secret: 'Kunci',
    openApp: 'Buka di aplikasi autentikator ponsel ini',
    totp: '6 angka dari autentikator',
    save: 'Simpan dan ke halaman masuk',
    missing: 'Isi nama pengguna dan kode.',
    ready: 'Kata sandi baru tersimpan. Silakan masuk.',
  },
  en: {
    given: 'I was given a code by the administrator',
    title: 'Choose a new password',
    lead: 'With the one-time code of the administrator, who does not learn your password.',
    back: 'Back to signing in',
    username: 'Username',
    code: 'Code of the administrator',
    codeHint: 'Four groups of letters and digits, such as abcde-fghij-kmnpq-rstuv',
    go: 'Go on',
    hello: (name: string) => `For ${name}.`,
    password: 'New password',
    passwordHint: (shortest: number) =>
      `At least ${shortest} characters. A few ordinary words that only you know are strong.`,
    again: 'Type it once more',
    differs: 'The two passwords differ.',
    authenticator: 'Set up your authenticator',
    authenticatorLead:
      'Open the authenticator app on your phone, add an account with this key, then type the 6 digits it shows.',
    secret: 'Key',
    openApp: 'Open in the authenticator of this phone',
    totp: '6 digits of the authenticator',
    save: 'Keep it and go to sign in',
    missing: 'Fill in username and code.',
    ready: 'The new password is kept. Please sign in.',
  },
})
