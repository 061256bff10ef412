"""Words, in English and Malay, by which somebody is often recognised without being named. Never all of them."""

DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april",
    "june", "july", "august", "september", "october", "november", "december", "yesterday",
    "last (?:week|month|year|night)", "this (?:week|month)", "ramadan", "christmas", "deepavali", "diwali",
    "new year", "eid", "hari raya", "isnin", "selasa", "rabu", "khamis", "jumaat", "sabtu", "ahad", "januari",
    "februari", "jun", "julai", "ogos", "oktober", "disember", "semalam", "kelmarin",
    "(?:minggu|bulan|tahun) (?:lepas|lalu|ini)", "malam tadi", "krismas", "tahun baru", "cuti sekolah",
)  # fmt: skip
"""Days and times, but those whose names are words of every day: May and March, and Mac in Malay."""

PLACES = (
    "streets?", "road", "lane", "avenue", "block", "floor", "house number", "village", "office", "clinic",
    "hospital", "school", "university", "college", "campus", "faculty", "mosque", "surau", "church", "temple",
    "gurdwara", "kitchen", "hostel", "dormitory", "market", "factory", "warehouse", "restaurant", "caf[eé]", "gym",
    "studio", "library", "jalan", "lorong", "taman", "kampung", "kampong", "blok", "tingkat", "pejabat", "klinik",
    "sekolah", "universiti", "kolej", "fakulti", "masjid", "gereja", "kuil", "tokong", "dapur", "asrama", "pasar",
    "kilang", "gudang", "restoran", "kedai", "perpustakaan", "stesen", "station", "company", "syarikat",
    "department", "jabatan",
)  # fmt: skip
"""Places where people live, work, learn and pray."""

RARE = (
    "doctors?", "nurses?", "teachers?", "lecturers?", "professors?", "managers?", "boss(?:es)?", "treasurers?",
    "chair(?:man|woman|person)", "coach", "captain", "imam", "ustaz", "ustazah", "pastor", "priest", "monk",
    "students?", "interns?", "volunteers?", "cooks?", "drivers?", "lawyers?", "journalists?", "guards?",
    "newcomers?", "migrants?", "refugees?", "foreigners?", "husband", "wife", "brother", "sister", "father",
    "mother", "son", "daughter", "uncle", "aunt", "cousin", "fianc[eé]e?", "girlfriend", "boyfriend",
    "pregnan(?:t|cy)", "wheelchair", "deaf", "blind", "accent", "beard", "tattoo", "twins?", "divorced?",
    "the only", "the first", "the youngest", "the oldest", "the new one", "years old", "nepali", "indian",
    "chinese", "malay", "bangladeshi", "indonesian", "rohingya", "filipin[oa]", "muslim", "hindu", "christian",
    "buddhist", "sikh", "gay", "lesbian", "trans", "doktor", "jururawat", "guru", "cikgu", "pensyarah", "pengurus",
    "bendahari", "pengerusi", "jurulatih", "pelajar", "pelatih", "sukarelawan", "tukang masak", "pemandu", "peguam",
    "wartawan", "pengawal", "orang baru", "pendatang", "pelarian", "suami", "isteri", "abang", "kakak", "adik",
    "bapa", "ayah", "ibu", "emak", "anak", "pakcik", "makcik", "sepupu", "tunang", "teman (?:wanita|lelaki)",
    "mengandung", "hamil", "kerusi roda", "pekak", "buta", "loghat", "janggut", "kembar", "janda", "duda",
    "satu-satunya", "yang pertama", "paling muda", "paling tua", "berumur", "melayu", "cina", "india", "islam",
    "kristian",
)  # fmt: skip
"""What somebody is, does or looks like, and to whom they belong."""

ORDINARY = frozenset((
    "I", "Jaga", "God", "Tuhan", "Allah", "English", "Inggeris", "WhatsApp", "Telegram", "OK",
))  # fmt: skip
"""Capitals that name nobody."""

BEGIN = frozenset((
    "A", "After", "All", "Also", "Although", "An", "And", "Any", "Anybody", "Anyone", "Are", "As", "Ask", "At",
    "Because", "Before", "Being", "Both", "But", "By", "Can", "Could", "Did", "Do", "Does", "Each", "Even", "Every",
    "Everybody", "Everyone", "Everything", "First", "For", "From", "Have", "Having", "He", "Her", "Here", "His",
    "How", "However", "I", "If", "In", "Instead", "Is", "It", "Its", "Just", "Last", "Later", "Let", "Many",
    "Maybe", "More", "Most", "Much", "Must", "My", "Need", "Never", "New", "Next", "No", "Nobody", "None", "Not",
    "Nothing", "Now", "Of", "Often", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "People",
    "Perhaps", "Please", "Put", "She", "Should", "Since", "So", "Some", "Somebody", "Someone", "Something",
    "Sometimes", "Still", "Such", "Take", "Tell", "That", "The", "Their", "Them", "Then", "There", "These", "They",
    "Things", "This", "Those", "Though", "Three", "To", "Together", "Too", "Two", "Under", "Until", "We", "What",
    "When", "Whenever", "Where", "Whether", "Which", "While", "Who", "Whoever", "Why", "With", "Without", "Would",
    "You", "Your", "Ada", "Adakah", "Akan", "Apa", "Apabila", "Atau", "Bagaimana", "Bagi", "Banyak", "Beberapa",
    "Begitu", "Belum", "Bila", "Boleh", "Bukan", "Cara", "Cuba", "Dalam", "Dan", "Dari", "Daripada", "Dengan", "Di",
    "Dia", "Esok", "Hal", "Hanya", "Harus", "Ini", "Itu", "Jadi", "Jangan", "Jika", "Juga", "Kalau", "Kami",
    "Kalian", "Kata", "Ke", "Kemudian", "Kenapa", "Kepada", "Kerana", "Kini", "Kita", "Lagi", "Lalu", "Lebih",
    "Mahu", "Maka", "Masa", "Masih", "Memang", "Mengapa", "Mereka", "Minta", "Mula", "Mungkin", "Nanti", "Orang",
    "Oleh", "Pada", "Perlu", "Pernah", "Saat", "Sahaja", "Saya", "Sebab", "Sebelum", "Sebuah", "Sedang", "Sejak",
    "Selepas", "Seorang", "Semua", "Sesiapa", "Setiap", "Siapa", "Sudah", "Supaya", "Tak", "Tanpa", "Tetapi",
    "Tiada", "Tidak", "Tolong", "Untuk", "Walaupun", "Yang",
))  # fmt: skip
"""Words with which sentences often begin; another one there could be a name."""

SOFT = frozenset((
    "may", "will", "hope", "joy", "grace", "mark", "rose", "jan", "ada", "mac", "suri", "budi", "putih",
))  # fmt: skip
"""Names that are words of every day as well: these count with a capital alone."""
