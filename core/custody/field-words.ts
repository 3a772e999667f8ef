/**
 * The words of field phrases: 1,296 plain Indonesian words (6 × 6 × 6 × 6, so that four dice can choose one) of four
 * to eight letters. The first four letters tell each from every other. Own list, in use since 2026-11-23: words may be
 * added, none may be taken away, or an old phrase would stop being one.
 */
export const fieldWords: readonly string[] = `
  abdi abjad absen acar aceh adat adegan adil adon aduk agak agen ahad ahli ajaib akhir akrab aksara
  aktif akur album alis almari alpukat ambil ampas ampuh andal andong aneka anggur angin angsa antar
  antik antre anyam apel apit apung arca arena arloji arsip arti arus asam asbak asin asrama asri asuh
  asyik atas atlet awal awet ayah ayun azan badak badut bagan bagus baja bakar bakmi bakso balai balok
  bandeng bangau banjar bantal banyak baris basah baskom batang batik batu bayi bebas bebek beda bedug
  begini bekal beku belut bendera bengkel benih beragam berita berkas bersih beruang besar besi besok
  betah betis beton biasa bicara bidan bijak biji bilik bina bintang biola biru bocah bolu boneka
  bonus botol buah buang buaya budaya budi bugar bukit bukti bulan bumbu bunga buntut bunyi burung
  busana busur butir butuh cabai cacah cacing cadas cagar cahaya cair cakap calon camat campur canda
  cangkir cantik capai capung cara catat catur cawan cecak cekung celana cemara cempaka cendol cepat
  cerah ceria cermin cicak cicil cincin cipta citra coba cocok cokelat colok contoh corak cuaca cukup
  cuti dadu daftar daging dahan dahulu dalam damai dampak dana dandan dapur darat dasar dasi datang
  debar debu dekat delapan delima demam demi denah dengar denyut depan deras deret dermaga desa detik
  diam didik digit dinas dinding dingin diri disiplin dodol dokar dokter domba dompet dongeng dorong
  dosen duduk dukuh dunia durian dusun duta duyung ekor elang elok emas ember embun empat empuk enam
  encer engsel entah erat etika fajar faktor famili fatwa favorit film final fisik fokus formulir
  fosil fungsi gabung gadai gading gagah gambar gamelan gandum ganggang ganjil ganti gapura garam
  garis garpu garuda gasing gatal gaun gawang gedung gelang gemar gembala gemuk genap gendang generasi
  geografi gerak gerbang gerimis gerobak gesek getah getuk giling ginjal girang gitar gizi goreng
  gosok gotong gubuk gudang gudeg gugus gula gulung gunting gunung gurame gurih gusi habis hadap
  hadiah hafal hakim halal halus hampir handuk hangat hanya harap harga harum hasil hebat helai helm
  hemat hendak hening heran hewan hias hibah hibur hidup hijau hilang hilir himpun hingga hisap hitam
  hitung hobi honor hormat hotel hujan hukum hulu huma huni huruf hutan ibadah ijazah ikal iklan iklim
  ikut ilalang ilham ilmu imam imbang impian inap indah induk ingat inspeksi intan inti ipar irama
  iring iris istana istri isyarat izin jabat jadwal jago jagung jahe jahit jajan jaket jala jalur
  jamaah jambu jamin jangka janji jantan jarak jaring jarum jati jauh jawab jejak jelas jeli jembatan
  jemput jemur jendela jenis jepit jeram jernih jeruk jinak jiwa jodoh joget joglo jual juara judul
  juga jujur jumat jumlah jumpa jurang juru kabel kabin kabur kaca kadal kader kado kagum kait kakak
  kakek kaki kalah kaldu kaleng kalung kamar kambing kampung kamus kanan kancil kandang kanji kantor
  karang karet kartu karya kasih kasta kasur katun kaul kebab kebun kecap kecil kecuali kedai kedelai
  kejar kejut kelapa keliling kelola keluarga kemah kembang kemeja kemiri kenal kencang kendali kening
  kenyang kepala kepiting keris kerja kertas kerucut ketan ketel ketik ketua khas khidmat kicau kijang
  kilat kilo kincir kipas kirim kisah kismis kita klinik kobar kobra kodok kokoh kolektor kolom komik
  kompor konde kontak koper kopi koran koyak kreasi kredit kuali kubah kubis kucing kucur kudus kuil
  kulit kulkas kumbang kumpul kunci kunjung kuno kuota kupas kuping kupu kurir kurma kursi kurun kusir
  kutip kutub laba laci lahir lain lakon laku lalat lambai lampu lancar landai langit lapis lapor
  larang laron larut lasem latar latih lawan layak lebih lebur lega leher lekas lekuk leluhur lemari
  lembah lemon lempar lengan lentera lepas lestari letak liang lidah lidi lihat lilin lima limpah
  lincah lindung lingkar lintas liput lirik listrik liter lobak logam lokal lompat loncat longgar
  lontar lorong losin lotek luar lubang lucu luhur lukis lumba lumpur lunas lupa lurah lurik lurus
  lusin lutut luwes maaf macan madrasah magang mahir mahkota makin makmur makna maksud malam malu
  mampu mandi mangga manis mantan manusia mari markas martabak masa masih masjid masuk mawar mebel
  medali megah meja mekar melati melon memang mendung mengapa menit menteri menyan merdu merpati
  mertua mesin mesra meter mewah mimpi minat minggu minta minum minyak mirip misal misi mobil model
  moga mohon moral motif motor muara muat muda mudik mufakat mukim mulia mulut muncul mundur mungkin
  murah murid murni museum musik mustika mutiara mutu nadi nafkah naik nakal nama nampak nanas nanti
  napas narasi naskah nelayan nenek ngarai niaga niat nikah nikmat nilai ninabobo nipah nira niscaya
  nomor nona normal notaris nuansa nurani nusa nutrisi nyaman nyanyi nyaring nyata nyawa nyiur obat
  oblong obor obrol ojek olah oleh ombak omong ongkos opak opera oplet opor orang orbit organ orkes
  oseng otak otot oven pabrik pacu pada pagar pagi paham pakai palang pamit pamor panah pancing pandai
  panen pangan panjang papan parit parkir pasang pasir paspor pasti patok patuh paus pawai payet
  payung pecah pecel peci pedas peduli pegang pekan pelana pelita peluk pemuda pena pencak pendek
  penting penuh penyu pepaya pepes perahu perdana pergi periksa perlu permata pernah persik pertama
  perut pesan pesisir pesona pesta petir petuah piala piano piara pijak pikat pikir pikul pilar pilih
  pimpin pinang pindah pinggir pinjam pinta pinus pipa pipi piring pisah pohon pojok pokok pola polos
  pompa pondok populer porsi posisi potong praja prakarsa pramuka prasasti presiden pribadi prima
  profesi program proyek puas pucat pucuk pudar puding puisi puji pukul pulpen pundak pupuk purba puri
  purnama pusaka putar putih putra putus puyuh racik radar radio rahasia raih rajin rajut rakit rakyat
  ramah rambut rami rampung rancang rangka rantai rapat rapi ratus rawa rayu rebah rebus redup refleks
  rekam rela relung remaja rembulan rempah renang rencana rendah renta repot resah resep resik resmi
  restu retak ribu rimba rinci rindu ringan rintik risau roket rombong rompi ronda rontok rotan roti
  ruang ruas rujak rukun rumah rumit rumput rumus runcing runding rungu runtuh rupiah rusa rusuk rutin
  ruwat saat sabar sabit sabtu sabuk sagu sahabat sahut saing sajak saji sakti saldo saleh salin salju
  saluran sambal sampah samudra sandal sanggul santai sapu saran sarung sasak sastra sate saudara
  sawah sawit sawo saya sayur sebab sedap sedia segar segel segi sehat sejuk sekolah seledri selimut
  selokan seluruh semai sembuh semen seminar semua sendok senja sensus sentosa senyum sepak sepeda
  sepuh seragam serbuk sering serta seruling sesuai setia setor setrika setuju sewa sibuk sidang sifat
  sigap sikap siku silsilah simak simpan sinar sindir singa sini sipil siram sirih sirup sisa siswa
  situs siul soal sobat soda sofa sokong solusi sopan sopir sorak sorban sore sosok soto spasi stasiun
  suami suasana suci sudah sudut sugih suhu suka sukses sulam suling suluh sumber sumpah sumur sunat
  sungai sunyi supaya surai surga surya susu sutra swalayan syair syarat syukur tabah tabel tabir
  tablet tafsir tahan tahu tajam tajuk taksi talas tambak tangan tani tanjung tanpa tapak tape tarif
  taruh tata taufan tauge taut tawon tebal tebing teduh tegak tegur tekad teknik teko telaga telinga
  teman tembaga tempat temu tenaga tenda tengah tentang tenun tepi tepuk terbang terima terong tertib
  terus tetap tetes tiap tidak tidur tiga tikar tiket tikus tilang timba timur tinggal tinju tipe
  tipis tirai tirta titik tiup tokek toko tolak tolong tomat tombol tonggak tonton topan topeng
  tradisi truk tuan tubuh tugas tugu tuju tukang tulus tumbuh tumis tumpeng tunda tunggu tuntas turis
  turun tusuk tutup uban ubin ucap udara ujar ujung ukir ulama ulas ulet umat umbi umpan umum undang
  undur unggas unik unta untuk upacara upah upaya urap urut usaha usai usia usul utara utus vaksin
  valas vanili variasi vespa video vila visi volume wacana wadah wafer wahana wahyu wajah wajib wakil
  waktu walau walet wali wangi wanita warisan warna warta waru wasiat waspada watak wawasan wayang
  wedang wesel wibawa wijaya wilayah wisata wisma wisuda wiyata wujud wulang yaitu yakin yakni yatim
  yayasan yodium yoga zaitun zaman zamrud zebra ziarah zona
`
  .trim()
  .split(/\s+/)
