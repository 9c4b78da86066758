>>> from keras.models import Sequential
>>> model = Sequential()
>>> model.add(Dense(32, activation='relu', input_dim=100))
>>> for i in range(2):
...     model.add(Dense(10, activation='relu', name=f'd{i}'))
...
>>> model.layers[0].trainable = False
>>> model.summary()
Model: "sequential"
