vocab_size = 10000; embedding_dim = 16; max_length = 120
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(vocab_size, embedding_dim, input_length=max_length),
    tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(32)),
    tf.keras.layers.Dense(24, activation='relu'
    tf.keras.layers.Dense(1, activation='sigmoid')
])
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(vocab_size, embedding_dim, input_length=max_length),
    tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(32)),
    tf.keras.layers.Dense(24, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid')
])
enc = Input((10,))
l, h, c = LSTM(4, return_state=True)(Reshape((10,1))(enc))
m = Model(enc, [l, h])
m.summary()
